package dev.tributary.rules.run;

import dev.tributary.engine.decision.RuleMode;
import dev.tributary.engine.decision.RuleVerdict;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.tree.CheckedRule;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.tree.LookupNeed;
import dev.tributary.rules.tree.Trigger;
import dev.tributary.rules.vocabulary.Facts;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** One rule, ready. */
final class CompiledRule {
    private final int book;
    private final CheckedRule rule;
    /** In the order of the text. */
    private final Truth[] conditions;
    /** Places in {@link #conditions}, the cheapest first. */
    private final int[] order;

    private final byte fired;
    private final Effects effects;
    private final Trigger[] triggers;

    CompiledRule(int book, CheckedRule rule, Function<Expression, Truth> compiler) {
        this.book = book;
        this.rule = rule;
        this.fired = rule.mode() == RuleMode.SHADOW ? RuleVerdict.SHADOWED : RuleVerdict.FIRED;
        this.effects = new Effects(rule.actions());
        this.triggers = rule.triggers().toArray(Trigger[]::new);
        List<CheckedRule.Condition> written = rule.conditions();
        this.conditions = written.stream()
                .map(condition -> compiler.apply(condition.expression()))
                .toArray(Truth[]::new);
        this.order = IntStream.range(0, conditions.length)
                .boxed()
                .sorted(Comparator.comparingInt(
                        place -> Costs.of(written.get(place).expression())))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    int book() {
        return book;
    }

    CheckedRule rule() {
        return rule;
    }

    Effects effects() {
        return effects;
    }

    boolean waitsFor(Snapshot snapshot) {
        if (rule.on()) {
            for (Trigger trigger : triggers) {
                if (trigger.matches(snapshot)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * {@link RuleVerdict#FIRED} (or {@link RuleVerdict#SHADOWED}), {@link RuleVerdict#BROKE}, {@link RuleVerdict#WAITING},
     * or the place in the text of the condition found false.
     */
    byte verdict(Facts facts) {
        if (rule.lost() != null) {
            return RuleVerdict.BROKE;
        }
        facts.ruleBegins();
        try {
            if (!rule.lookups().isEmpty()) {
                return verdictOrWait(facts);
            }
            for (int place : order) {
                if (!conditions[place].holds(facts)) {
                    return (byte) place;
                }
            }
            return fired;
        } catch (RuntimeException broken) {
            return RuleVerdict.BROKE;
        }
    }

    /** What read an answer that is not there yet is neither true nor false: only other conditions can say no. */
    private byte verdictOrWait(Facts facts) {
        int before = facts.misses();
        byte verdict = RuleVerdict.BROKE;
        try {
            verdict = firstFalse(facts);
        } finally {
            if (verdict != RuleVerdict.WAITING) {
                facts.forgetMisses(before);
            }
        }
        return verdict;
    }

    private byte firstFalse(Facts facts) {
        int before = facts.misses();
        for (int place : order) {
            int read = facts.misses();
            if (!conditions[place].holds(facts) && facts.misses() == read) {
                return (byte) place;
            }
        }
        // conditions may have gone round it; what is to be done has to know
        for (LookupNeed need : rule.lookups()) {
            String key = need.keyIn(facts);
            if (key != null) {
                facts.answer(need.lookup(), key);
            }
        }
        return facts.misses() > before ? RuleVerdict.WAITING : fired;
    }

    /** Whether one condition holds; false when it breaks. */
    boolean holds(int place, Facts facts) {
        facts.ruleBegins();
        try {
            return conditions[place].holds(facts);
        } catch (RuntimeException broken) {
            return false;
        }
    }
}
