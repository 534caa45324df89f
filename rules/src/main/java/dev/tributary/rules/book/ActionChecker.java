package dev.tributary.rules.book;

import dev.tributary.rules.syntax.Span;
import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.Action;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.tree.Trigger;
import dev.tributary.rules.vocabulary.ValueSet;
import dev.tributary.rules.vocabulary.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks the lines of {@code then}: bare verbs and what stands behind them. */
final class ActionChecker {
    static final int TAG_LENGTH = 60;
    static final int NAME_LENGTH = 200;
    static final int TEXT_LENGTH = 4_000;
    static final List<String> POLICIES = List.of("roundRobin", "leastBusy");
    static final List<String> CONTACT_FIELDS = List.of("name", "email", "phone", "language");
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(366);

    private final Findings findings;
    private final Scope scope;
    private final ActionArguments arguments;
    private final NotifyChecker notifications;

    ActionChecker(Findings findings, Scope scope, ConditionChecker conditions) {
        this.findings = findings;
        this.scope = scope;
        this.arguments = new ActionArguments(findings, scope.vocabulary(), conditions);
        this.notifications = new NotifyChecker(findings, arguments);
    }

    /** What the line does; nothing when it is not sound. */
    List<Action> check(Term.Line line) {
        return switch (line.term()) {
            case Term.Name(Span span, String word) ->
                action(new Term.Call(span, null, word, span, List.of(), List.of()));
            case Term.Call call when call.object() == null -> action(call);
            case Term.Call call when call.object() instanceof Term.Unreadable -> List.of();
            case Term.Unreadable unreadable -> List.of();
            default -> {
                findings.error(line.span(), "action.shape");
                yield List.of();
            }
        };
    }

    private List<Action> action(Term.Call call) {
        Verb verb = Verb.of(call.word());
        if (verb != null) {
            for (Trigger trigger : scope.triggers()) {
                if (!verb.possibleOn(trigger.event())) {
                    findings.error(
                            call.wordSpan(),
                            "action.impossible",
                            call.word(),
                            trigger.event().word());
                    return List.of();
                }
            }
            return action(verb, call);
        }
        if (scope.vocabulary().deed(call.word()) != null) {
            return text(call, TEXT_LENGTH, argument -> new Action.Extra(call.word(), argument));
        }
        findings.unknown(
                call.wordSpan(),
                "unknown.action",
                call.word(),
                scope.vocabulary().verbs());
        return List.of();
    }

    private List<Action> action(Verb verb, Term.Call call) {
        return switch (verb) {
            case ASSIGN -> assign(call);
            case UNASSIGN -> bare(call, new Action.Unassign());
            case TAG -> text(call, TAG_LENGTH, Action.Tag::new);
            case UNTAG -> text(call, TAG_LENGTH, Action.Untag::new);
            case PRIORITY -> priority(call);
            case RESOLVE -> bare(call, new Action.Resolve());
            case REOPEN -> bare(call, new Action.Reopen());
            case SNOOZE -> snooze(call);
            case START_NEW_CONVERSATION -> bare(call, new Action.StartNewConversation());
            case REPLY -> text(call, TEXT_LENGTH, Action.Reply::new);
            case NOTE -> text(call, TEXT_LENGTH, Action.Note::new);
            case NOTIFY -> notifications.check(call);
            case WEBHOOK -> webhook(call);
            case ASK_RATING -> bare(call, new Action.AskRating());
            case SET_CONTACT -> setContact(call);
            case TAG_CONTACT -> text(call, TAG_LENGTH, Action.TagContact::new);
            case BAN -> bare(call, new Action.Ban());
            case STOP -> bare(call, new Action.Stop());
        };
    }

    private List<Action> bare(Term.Call call, Action action) {
        if (call.arguments().isEmpty() && call.named().isEmpty()) {
            return List.of(action);
        }
        findings.error(call.span(), "action.noArguments", call.word());
        return List.of();
    }

    private List<Action> text(Term.Call call, int longest, Function<Expression, Action> action) {
        Term argument = arguments.only(call, "action.textShape", call.word());
        Expression text = argument == null ? null : arguments.text(call.word(), argument, longest);
        return text == null ? List.of() : List.of(action.apply(text));
    }

    private List<Action> assign(Term.Call call) {
        if (!call.arguments().isEmpty() || call.named().isEmpty()) {
            if (call.arguments().stream().noneMatch(Term.Unreadable.class::isInstance)) {
                findings.error(call.wordSpan(), "action.assignShape");
            }
            return List.of();
        }
        int before = findings.count();
        Expression group = null;
        Expression agent = null;
        String policy = null;
        for (Term.Entry entry : call.named()) {
            switch (entry.key()) {
                case "group" -> group = arguments.named("assign", entry.value(), ValueSet.GROUP);
                case "agent" -> agent = arguments.named("assign", entry.value(), ValueSet.AGENT);
                case "policy" -> policy = oneOf(entry.value(), POLICIES, "unknown.policy");
                default ->
                    findings.unknown(entry.span(), "unknown.option", entry.key(), List.of("group", "agent", "policy"));
            }
        }
        if (findings.count() > before) {
            return List.of();
        }
        if (policy != null && agent != null) {
            findings.error(call.wordSpan(), "action.assignShape");
            return List.of();
        }
        if (policy != null) {
            return List.of(new Action.AssignByPolicy(policy, group));
        }
        // a group first, since it takes the assignees off
        List<Action> actions = new ArrayList<>();
        if (group != null) {
            actions.add(new Action.AssignGroup(group));
        }
        if (agent != null) {
            actions.add(new Action.AssignAgent(agent));
        }
        return actions;
    }

    private @Nullable String oneOf(Term term, List<String> known, String unknownKey) {
        String word = ActionArguments.word(term);
        if (word != null && known.contains(word)) {
            return word;
        }
        if (!(term instanceof Term.Unreadable)) {
            findings.unknown(term.span(), unknownKey, word == null ? "" : word, known);
        }
        return null;
    }

    private List<Action> priority(Term.Call call) {
        if (call.arguments().size() == 1 && call.named().isEmpty()) {
            Term argument = call.arguments().getFirst();
            String word = ActionArguments.word(argument);
            if (word != null) {
                findings.mustBeIn(ValueSet.PRIORITY, argument.span(), word);
                return List.of(new Action.Prioritise(word));
            }
            if (argument instanceof Term.Unreadable) {
                return List.of();
            }
        }
        Set<String> levels = ValueSet.PRIORITY.values(null);
        findings.unknown(call.span(), "action.priorityShape", "", levels == null ? Set.of() : levels);
        return List.of();
    }

    private List<Action> snooze(Term.Call call) {
        Term argument = arguments.only(call, "action.snooze");
        if (argument == null || argument instanceof Term.Unreadable) {
            return List.of();
        }
        Duration time = Literals.duration(argument);
        if (time == null || time.isZero() || time.compareTo(LONGEST_SNOOZE) > 0) {
            findings.error(argument.span(), "action.snooze");
            return List.of();
        }
        return List.of(new Action.Snooze(time));
    }

    /** A webhook is called by a name that is written out, so that one can see which book calls which. */
    private List<Action> webhook(Term.Call call) {
        Term argument = arguments.only(call, "action.textShape", call.word());
        if (!(argument instanceof Term.Text(Span span, String name))) {
            if (argument != null && !(argument instanceof Term.Unreadable)) {
                findings.error(argument.span(), "action.literal");
            }
            return List.of();
        }
        if (name.isBlank() || name.length() > NAME_LENGTH) {
            findings.error(span, "action.textLength", call.word(), Integer.toString(NAME_LENGTH));
            return List.of();
        }
        findings.mustBeIn(ValueSet.WEBHOOK, span, name.strip());
        return List.of(new Action.Webhook(name.strip()));
    }

    private List<Action> setContact(Term.Call call) {
        if (!call.arguments().isEmpty() || call.named().isEmpty()) {
            if (call.arguments().stream().noneMatch(Term.Unreadable.class::isInstance)) {
                findings.error(call.wordSpan(), "action.setContactShape");
            }
            return List.of();
        }
        List<Action> actions = new ArrayList<>();
        for (Term.Entry entry : call.named()) {
            if (!CONTACT_FIELDS.contains(entry.key())) {
                findings.unknown(entry.span(), "unknown.option", entry.key(), CONTACT_FIELDS);
                continue;
            }
            Expression value = arguments.text("setContact", entry.value(), NAME_LENGTH);
            if (value != null) {
                actions.add(new Action.SetContact(entry.key(), value));
            }
        }
        return actions;
    }
}
