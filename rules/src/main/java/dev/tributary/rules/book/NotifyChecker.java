package dev.tributary.rules.book;

import dev.tributary.engine.notice.NoticeKind;
import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.Action;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.ValueSet;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks {@code notify assignees, by: [email, desktop], after: 2.minutes, unless: answered, text: '…'}. */
final class NotifyChecker {
    static final List<String> WHOM = List.of("assignees", "offlineAssignees", "group", "agents", "customer");
    static final List<String> BY = List.of("email", "desktop");
    static final List<String> UNLESS = List.of("answered", "read", "resolved", "assigned");
    static final List<String> KINDS =
            Arrays.stream(NoticeKind.values()).map(NoticeKind::word).toList();
    private static final List<String> OPTIONS = List.of("group", "agent", "by", "after", "unless", "text", "kind");
    private static final Duration LONGEST = Duration.ofDays(30);

    private final Findings findings;
    private final ActionArguments arguments;

    NotifyChecker(Findings findings, ActionArguments arguments) {
        this.findings = findings;
        this.arguments = arguments;
    }

    /** The notification while it is gathered. */
    private static final class Draft {
        @Nullable
        String to;

        @Nullable
        Expression name;

        Set<String> by = Set.of("email", "desktop");

        @Nullable
        Duration after;

        Set<String> unless = Set.of();

        @Nullable
        Expression text;

        @Nullable
        String kind;
    }

    List<Action> check(Term.Call call) {
        int before = findings.count();
        Draft draft = new Draft();
        for (Term argument : call.arguments()) {
            whom(draft, argument);
        }
        for (Term.Entry entry : call.named()) {
            option(draft, entry);
        }
        if (findings.count() == before) {
            whole(draft, call);
        }
        if (findings.count() > before || draft.to == null) {
            return List.of();
        }
        return List.of(
                new Action.Notify(draft.to, draft.name, draft.by, draft.after, draft.unless, draft.text, draft.kind));
    }

    private void whole(Draft draft, Term.Call call) {
        if (draft.to == null) {
            if (call.arguments().stream().noneMatch(Term.Unreadable.class::isInstance)) {
                findings.error(call.wordSpan(), "notify.shape");
            }
        } else if (!draft.unless.isEmpty() && draft.after == null) {
            findings.error(call.wordSpan(), "notify.unlessNeedsAfter");
        } else if (draft.to.equals("customer") && draft.by.contains("desktop") && !draft.by.contains("email")) {
            findings.error(call.wordSpan(), "notify.customerDesktop");
        } else if (draft.to.equals("customer") && draft.kind != null) {
            findings.error(call.wordSpan(), "notify.customerKind");
        } else if (draft.to.equals("customer")) {
            draft.by = Set.of("email");
        }
    }

    private void whom(Draft draft, Term argument) {
        if (argument instanceof Term.Unreadable) {
            return;
        }
        if (draft.to != null || !(argument instanceof Term.Name name)) {
            findings.error(argument.span(), "notify.shape");
        } else if (!WHOM.contains(name.word())) {
            findings.unknown(name.span(), "unknown.whom", name.word(), WHOM);
        } else {
            draft.to = name.word();
        }
    }

    private void option(Draft draft, Term.Entry entry) {
        Term value = entry.value();
        switch (entry.key()) {
            case "group", "agent" -> {
                if (draft.to != null) {
                    findings.error(entry.span(), "notify.shape");
                }
                draft.to = entry.key();
                draft.name =
                        arguments.named("notify", value, entry.key().equals("group") ? ValueSet.GROUP : ValueSet.AGENT);
            }
            case "by" -> draft.by = by(value);
            case "unless" -> draft.unless = words(value, UNLESS, "unknown.unless");
            case "after" -> {
                draft.after = Literals.duration(value);
                if (draft.after == null || draft.after.isZero() || draft.after.compareTo(LONGEST) > 0) {
                    findings.error(value.span(), "notify.after");
                }
            }
            case "kind" -> draft.kind = kind(value);
            case "text" -> draft.text = arguments.text("notify", value, ActionChecker.TEXT_LENGTH);
            default -> findings.unknown(entry.span(), "unknown.option", entry.key(), OPTIONS);
        }
    }

    /** Bare words are the house's own ways; a text in quotes is the name of a webhook. */
    private Set<String> by(Term term) {
        Set<String> by = new LinkedHashSet<>();
        for (Term item : items(term)) {
            if (item instanceof Term.Text text && !text.value().isBlank()) {
                findings.mustBeIn(ValueSet.WEBHOOK, text.span(), text.value().strip());
                by.add(text.value().strip());
            } else {
                by.addAll(words(item, BY, "unknown.by"));
            }
        }
        return by;
    }

    /** One of the kinds, alone. */
    private @Nullable String kind(Term term) {
        if (term instanceof Term.Listing) {
            findings.error(term.span(), "unknown.kindShape", String.join(", ", KINDS));
            return null;
        }
        return words(term, KINDS, "unknown.kind").stream().findFirst().orElse(null);
    }

    private Set<String> words(Term term, List<String> known, String unknownKey) {
        Set<String> words = new LinkedHashSet<>();
        for (Term item : items(term)) {
            String word = item instanceof Term.Name name ? name.word() : null;
            if (word == null) {
                if (!(item instanceof Term.Unreadable)) {
                    findings.error(item.span(), unknownKey + "Shape", String.join(", ", known));
                }
            } else if (!known.contains(word)) {
                findings.unknown(item.span(), unknownKey, word, known);
            } else {
                words.add(word);
            }
        }
        return words;
    }

    private static List<Term> items(Term term) {
        return term instanceof Term.Listing listing ? listing.items() : List.of(term);
    }
}
