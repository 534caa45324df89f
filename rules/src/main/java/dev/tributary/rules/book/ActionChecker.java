package dev.tributary.rules.book;

import dev.tributary.rules.syntax.Span;
import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.Action;
import dev.tributary.rules.vocabulary.ValueSet;
import dev.tributary.rules.vocabulary.Verb;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the lines of {@code then}: bare verbs with literal arguments. */
final class ActionChecker {
    static final int TAG_LENGTH = 60;
    static final int NOTE_LENGTH = 4_000;

    private final Findings findings;

    ActionChecker(Findings findings) {
        this.findings = findings;
    }

    /** The action, or null when it is not sound. */
    @Nullable
    Action check(Term.Line line) {
        return switch (line.term()) {
            case Term.Name(Span span, String word) ->
                action(new Term.Call(span, null, word, span, List.of(), List.of()));
            case Term.Call call when call.object() == null -> action(call);
            case Term.Call call when call.object() instanceof Term.Unreadable -> null;
            case Term.Unreadable unreadable -> null;
            default -> {
                findings.error(line.span(), "action.shape");
                yield null;
            }
        };
    }

    private @Nullable Action action(Term.Call call) {
        for (Verb verb : Verb.values()) {
            if (verb.word().equals(call.word())) {
                return action(verb, call);
            }
        }
        findings.unknown(
                call.wordSpan(),
                "unknown.action",
                call.word(),
                Arrays.stream(Verb.values()).map(Verb::word).toList());
        return null;
    }

    private @Nullable Action action(Verb verb, Term.Call call) {
        return switch (verb) {
            case ASSIGN -> assign(call);
            case UNASSIGN -> bare(call, new Action.Unassign());
            case TAG -> {
                String tag = text(call, TAG_LENGTH);
                yield tag == null ? null : new Action.Tag(tag);
            }
            case PRIORITY -> priority(call);
            case REOPEN -> bare(call, new Action.Reopen());
            case START_NEW_CONVERSATION -> bare(call, new Action.StartNewConversation());
            case NOTE -> {
                String note = text(call, NOTE_LENGTH);
                yield note == null ? null : new Action.Note(note);
            }
            case STOP -> bare(call, new Action.Stop());
        };
    }

    private @Nullable Action bare(Term.Call call, Action action) {
        if (call.arguments().isEmpty() && call.named().isEmpty()) {
            return action;
        }
        findings.error(call.span(), "action.noArguments", call.word());
        return null;
    }

    private @Nullable Action assign(Term.Call call) {
        if (!call.arguments().isEmpty() || call.named().size() != 1) {
            if (call.arguments().stream().noneMatch(Term.Unreadable.class::isInstance)) {
                findings.error(call.wordSpan(), "action.assignShape");
            }
            return null;
        }
        Term.Entry entry = call.named().getFirst();
        boolean group = entry.key().equals("group");
        if (!group && !entry.key().equals("agent")) {
            findings.unknown(entry.span(), "unknown.option", entry.key(), List.of("group", "agent"));
            return null;
        }
        if (!(entry.value() instanceof Term.Text(Span span, String name))) {
            literalNeeded(entry.value());
            return null;
        }
        findings.mustBeIn(group ? ValueSet.GROUP : ValueSet.AGENT, span, name);
        return group ? new Action.AssignGroup(name) : new Action.AssignAgent(name);
    }

    private @Nullable Action priority(Term.Call call) {
        if (call.arguments().size() == 1 && call.named().isEmpty()) {
            Term argument = call.arguments().getFirst();
            String word = argument instanceof Term.Name(Span span, String name)
                    ? name
                    : argument instanceof Term.Text(Span span, String text) ? text : null;
            if (word != null) {
                findings.mustBeIn(ValueSet.PRIORITY, argument.span(), word);
                return new Action.Prioritise(word);
            }
            if (argument instanceof Term.Unreadable) {
                return null;
            }
        }
        Set<String> levels = ValueSet.PRIORITY.values(null);
        findings.unknown(call.span(), "action.priorityShape", "", levels == null ? Set.of() : levels);
        return null;
    }

    private @Nullable String text(Term.Call call, int longest) {
        if (call.arguments().size() != 1 || !call.named().isEmpty()) {
            findings.error(call.wordSpan(), "action.textShape", call.word());
            return null;
        }
        Term argument = call.arguments().getFirst();
        if (!(argument instanceof Term.Text(Span span, String text))) {
            literalNeeded(argument);
            return null;
        }
        if (text.isBlank() || text.length() > longest) {
            findings.error(span, "action.textLength", call.word(), Integer.toString(longest));
            return null;
        }
        return text.strip();
    }

    private void literalNeeded(Term term) {
        if (!(term instanceof Term.Unreadable)) {
            findings.error(term.span(), "action.literal");
        }
    }
}
