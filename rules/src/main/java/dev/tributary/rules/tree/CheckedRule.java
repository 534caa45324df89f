package dev.tributary.rules.tree;

import dev.tributary.engine.decision.RuleMode;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.syntax.Span;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule that passed its check.
 *
 * @param name its name
 * @param place where its first word stands
 * @param mode how it is switched
 * @param triggers what it waits for
 * @param conditions what must be true, in the order of the text
 * @param actions what it does
 * @param lookups which look-ups it asks for
 * @param examples what its author expects
 * @param lost the look-up without which it cannot decide and which is gone, or answers something else by now; or null
 */
public record CheckedRule(
        String name,
        Span place,
        RuleMode mode,
        List<Trigger> triggers,
        List<Condition> conditions,
        List<Action> actions,
        List<LookupNeed> lookups,
        List<Example> examples,
        @Nullable String lost) {
    public CheckedRule(
            String name,
            Span place,
            RuleMode mode,
            List<Trigger> triggers,
            List<Condition> conditions,
            List<Action> actions,
            List<LookupNeed> lookups,
            List<Example> examples) {
        this(name, place, mode, triggers, conditions, actions, lookups, examples, null);
    }

    public CheckedRule {
        triggers = List.copyOf(triggers);
        lookups = List.copyOf(lookups);
        conditions = List.copyOf(conditions);
        actions = List.copyOf(actions);
        examples = List.copyOf(examples);
    }

    /** A rule that only keeps its place: it asks a look-up that is gone. */
    public static CheckedRule lost(String name, Span place, RuleMode mode, List<Trigger> triggers, String lookup) {
        return new CheckedRule(name, place, mode, triggers, List.of(), List.of(), List.of(), List.of(), lookup);
    }

    /** The line where it begins. */
    public int line() {
        return place.line();
    }

    /** Whether it is tried at all, live or in shadow. */
    public boolean on() {
        return mode != RuleMode.OFF;
    }

    /** Everything that is worked out when it runs. */
    public List<Expression> expressions() {
        return Stream.concat(
                        conditions.stream().map(Condition::expression),
                        actions.stream().flatMap(action -> action.texts().stream()))
                .toList();
    }

    /** The same rule, live and without examples. */
    public CheckedRule alone() {
        return new CheckedRule(name, place, RuleMode.LIVE, triggers, conditions, actions, lookups, List.of());
    }

    /**
     * A condition.
     *
     * @param line where it stands
     * @param column where its text begins on that line
     * @param source its text
     * @param expression what it asks
     */
    public record Condition(int line, int column, String source, Expression expression) {}

    /**
     * What its author expects.
     *
     * @param span where it stands
     * @param fires whether the rule must fire
     * @param snapshot on what
     */
    public record Example(Span span, boolean fires, Snapshot snapshot) {}
}
