package dev.tributary.rules.run;

import dev.tributary.engine.decision.Decision;
import dev.tributary.rules.tree.Action;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Facts;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a rule's actions: tells the engine what was decided, and shows it to the rules that follow. An action whose
 * text turns out absent or blank is left out; one that is too long is cut.
 */
final class Effects {
    static final int NAME_LENGTH = 200;
    static final int TAG_LENGTH = 60;
    static final int TEXT_LENGTH = 4_000;

    /** One action, ready; says whether the book goes on. */
    private interface Effect {
        boolean apply(int rule, Facts facts, Consumer<Decision> decisions);
    }

    /** What is decided from a text. */
    private interface OfText {
        Decision decision(int rule, String text);
    }

    private final Effect[] effects;

    Effects(List<Action> actions) {
        effects = actions.stream().map(Effects::effect).toArray(Effect[]::new);
    }

    /** Returns whether the book goes on. */
    boolean apply(int rule, Facts facts, Consumer<Decision> decisions) {
        boolean goesOn = true;
        for (Effect effect : effects) {
            goesOn &= effect.apply(rule, facts, decisions);
        }
        return goesOn;
    }

    private static Effect effect(Action action) {
        return switch (action) {
            case Action.AssignGroup(Expression group) ->
                text(group, NAME_LENGTH, Decision.AssignGroup::new, Facts::groupIs);
            case Action.AssignAgent(Expression agent) ->
                text(agent, NAME_LENGTH, Decision.AssignAgent::new, (facts, name) -> facts.assigneesAre(List.of(name)));
            case Action.AssignByPolicy(String policy, Expression group) -> byPolicy(policy, group);
            case Action.Unassign unassign -> simple(Decision.Unassign::new, facts -> facts.assigneesAre(List.of()));
            case Action.Tag(Expression tag) -> text(tag, TAG_LENGTH, Decision.Tag::new, Facts::tagged);
            case Action.Untag(Expression tag) -> text(tag, TAG_LENGTH, Decision.Untag::new, Facts::untagged);
            case Action.Prioritise(String priority) ->
                simple(rule -> new Decision.Prioritise(rule, priority), facts -> facts.priorityIs(priority));
            case Action.Resolve resolve -> simple(Decision.Resolve::new, facts -> facts.statusIs("resolved"));
            case Action.Reopen reopen -> simple(Decision.Reopen::new, facts -> facts.statusIs("open"));
            case Action.Snooze(var time) ->
                simple(rule -> new Decision.Snooze(rule, time), facts -> facts.statusIs("snoozed"));
            case Action.StartNewConversation start -> simple(Decision.StartNewConversation::new, Facts::startedNew);
            case Action.Reply(Expression text) -> text(text, TEXT_LENGTH, Decision.Reply::new, (facts, written) -> {});
            case Action.Note(Expression text) -> text(text, TEXT_LENGTH, Decision.Note::new, (facts, written) -> {});
            case Action.Notify notify -> notification(notify);
            case Action.Webhook(String name) -> simple(rule -> new Decision.Webhook(rule, name), facts -> {});
            case Action.AskRating ask -> simple(Decision.AskRating::new, facts -> {});
            case Action.SetContact(String field, Expression value) ->
                text(
                        value,
                        NAME_LENGTH,
                        (rule, text) -> new Decision.SetContact(rule, field, text),
                        (facts, text) -> facts.contactIs(field, text));
            case Action.TagContact(Expression tag) ->
                text(tag, TAG_LENGTH, Decision.TagContact::new, Facts::contactTagged);
            case Action.Ban ban -> simple(Decision.Ban::new, facts -> {});
            case Action.Stop stop -> (rule, facts, decisions) -> false;
            case Action.Extra(String word, Expression argument) ->
                text(
                        argument,
                        TEXT_LENGTH,
                        (rule, text) -> new Decision.Extra(rule, word, text),
                        (facts, written) -> {});
        };
    }

    private static Effect simple(java.util.function.IntFunction<Decision> decision, Consumer<Facts> shown) {
        return (rule, facts, decisions) -> {
            decisions.accept(decision.apply(rule));
            shown.accept(facts);
            return true;
        };
    }

    private static Effect text(Expression written, int longest, OfText decision, BiConsumer<Facts, String> shown) {
        Value value = Lambdas.value(written);
        return (rule, facts, decisions) -> {
            String text = text(value, facts, longest);
            if (text != null) {
                decisions.accept(decision.decision(rule, text));
                shown.accept(facts, text);
            }
            return true;
        };
    }

    /** Whom the policy picks is not known until the rules are through; the group is. */
    private static Effect byPolicy(String policy, @Nullable Expression group) {
        Value named = group == null ? null : Lambdas.value(group);
        return (rule, facts, decisions) -> {
            String name = named == null ? null : text(named, facts, NAME_LENGTH);
            decisions.accept(new Decision.AssignByPolicy(rule, policy, name));
            if (name != null) {
                facts.groupIs(name);
            }
            return true;
        };
    }

    private static Effect notification(Action.Notify notify) {
        Value named = notify.name() == null ? null : Lambdas.value(notify.name());
        Value worded = notify.text() == null ? null : Lambdas.value(notify.text());
        return (rule, facts, decisions) -> {
            String name = named == null ? null : text(named, facts, NAME_LENGTH);
            if (named == null || name != null) {
                String text = worded == null ? null : text(worded, facts, TEXT_LENGTH);
                decisions.accept(new Decision.Notify(
                        rule, notify.to(), name, notify.by(), notify.after(), notify.unless(), text, notify.kind()));
            }
            return true;
        };
    }

    /** The text at this moment; null when it is absent, blank, or cannot be worked out. */
    static @Nullable String text(Value value, Facts facts, int longest) {
        Object found;
        try {
            found = value.of(facts);
        } catch (RuntimeException broken) {
            return null;
        }
        if (!(found instanceof String text) || text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        if (stripped.length() <= longest) {
            return stripped;
        }
        return stripped.substring(0, Character.isHighSurrogate(stripped.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
