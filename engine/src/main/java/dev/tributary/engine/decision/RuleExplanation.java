package dev.tributary.engine.decision;

import java.util.List;

/**
 * Why a rule fired or did not.
 *
 * @param rule which rule
 * @param fired whether it acted
 * @param shadowed whether it would have acted, but is in shadow
 * @param tried whether its conditions were looked at
 * @param conditions its conditions in the order of the text
 * @param actions what it did, or would have done, in words
 */
public record RuleExplanation(
        CompiledRules.RuleName rule,
        boolean fired,
        boolean shadowed,
        boolean tried,
        List<Condition> conditions,
        List<String> actions) {
    public RuleExplanation {
        conditions = List.copyOf(conditions);
        actions = List.copyOf(actions);
    }

    /**
     * A condition.
     *
     * @param line where it stands
     * @param source its text
     * @param held whether it was true
     * @param firstFalse whether it is the first that was false
     * @param values the leaves with their values, for example {@code channel = 'email'}
     * @param drawn its text on one line, and under it, for a fixed-width font, the value of each part below where it stands;
     *     parts that were not asked have none
     */
    public record Condition(
            int line, String source, boolean held, boolean firstFalse, List<String> values, String drawn) {
        public Condition {
            values = List.copyOf(values);
        }
    }
}
