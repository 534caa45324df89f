package dev.tributary.rules.run;

import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.RuleVerdict;
import dev.tributary.engine.decision.Verdict;
import dev.tributary.rules.vocabulary.Facts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run: rules take their turns, and what they decide and leave in the trace is kept. One thread. */
final class Turns {
    /** How many decisions one message can bring; more are dropped and told. */
    private static final int DECISIONS = 50;

    private final Facts facts;
    private final byte @Nullable [] trace;
    private final List<Decision> decisions = new ArrayList<>(0);
    /** What rules in shadow would have done. */
    private final List<Decision> shadow = new ArrayList<>(0);
    /** What rules asked that cannot be asked any more. */
    private final List<String> lost = new ArrayList<>(0);
    /** The book that a rule has ended. */
    private int stopped = -1;

    /** The trace is filled as the rules take their turns; without one, only what they decide is kept. */
    Turns(Facts facts, byte @Nullable [] trace) {
        this.facts = facts;
        this.trace = trace;
    }

    /** Whether a rule's turn comes: it waits for the event, and its book was not ended. */
    boolean comes(CompiledRule rule) {
        return rule.book() != stopped && rule.waitsFor(facts.snapshot());
    }

    /** The verdict of a rule whose turn has come. */
    byte ask(CompiledRule rule) {
        return rule.verdict(facts);
    }

    /** Keeps a verdict, and lets the rule act if it fired. */
    void keep(int place, CompiledRule rule, byte verdict) {
        if (trace != null) {
            trace[place] = verdict;
        }
        if (verdict == RuleVerdict.FIRED && !rule.effects().apply(place, facts, decisions::add)) {
            stopped = rule.book();
        } else if (verdict == RuleVerdict.SHADOWED && shadow.size() < DECISIONS) {
            // on facts of its own: what a rule in shadow would have done, nobody after it sees
            rule.effects().apply(place, new Facts(facts.snapshot()), shadow::add);
        }
        String gone = rule.rule().lost();
        if (gone != null && verdict == RuleVerdict.BROKE && !lost.contains(gone)) {
            lost.add(gone);
        }
    }

    Verdict verdict() {
        byte[] kept = trace == null ? new byte[0] : trace;
        List<String> problems = new ArrayList<>(0);
        if (facts.textCut()) {
            problems.add("problem.textCut:" + Facts.TEXT_LIMIT);
        }
        lost.forEach(lookup -> problems.add("problem.lookupGone:" + lookup));
        if (decisions.size() <= DECISIONS) {
            return new Verdict(decisions, shadow, kept, problems, facts.unanswered());
        }
        problems.add("problem.tooManyDecisions:" + DECISIONS);
        return new Verdict(decisions.subList(0, DECISIONS), shadow, kept, problems, facts.unanswered());
    }
}
