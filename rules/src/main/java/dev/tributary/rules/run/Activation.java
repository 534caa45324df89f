package dev.tributary.rules.run;

import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.RuleExplanation;
import dev.tributary.engine.decision.RuleVerdict;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.decision.Verdict;
import dev.tributary.engine.masking.Detector;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.rules.tree.CheckedBook;
import dev.tributary.rules.tree.CheckedRule;
import dev.tributary.rules.vocabulary.Facts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Books that decide together, in their order. The literal index that will spare most rules their patterns belongs in front
 * of the loop in {@link #run}: a rule that it rules out keeps {@link RuleVerdict#NOT_TRIED}.
 */
public final class Activation implements CompiledRules {
    /** How many decisions one message can bring; more are dropped and told. */
    static final int DECISIONS = 50;

    private final CompiledRule[] compiled;
    private final List<RuleName> names;
    private final MaskPlan maskPlan;

    public Activation(List<CheckedBook> books) {
        List<CompiledRule> rules = new ArrayList<>();
        List<RuleName> ruleNames = new ArrayList<>();
        Set<Detector> detectors = EnumSet.noneOf(Detector.class);
        for (int book = 0; book < books.size(); book++) {
            CheckedBook checked = books.get(book);
            detectors.addAll(checked.detectors());
            for (CheckedRule rule : checked.rules()) {
                rules.add(new CompiledRule(book, rule));
                ruleNames.add(new RuleName(checked.name(), rule.name(), rule.line()));
            }
        }
        compiled = rules.toArray(CompiledRule[]::new);
        names = List.copyOf(ruleNames);
        maskPlan = new MaskPlan(detectors);
    }

    /** Sees each rule as its turn comes, before its actions. */
    interface Watcher {
        void turn(int place, CompiledRule rule, byte verdict, Facts facts);
    }

    @Override
    public Verdict decide(Snapshot snapshot) {
        return run(snapshot, (place, rule, verdict, facts) -> {});
    }

    /** The same run, watched. */
    Verdict run(Snapshot snapshot, Watcher watcher) {
        Facts facts = new Facts(snapshot);
        List<Decision> decisions = new ArrayList<>();
        List<Decision> shadow = new ArrayList<>();
        byte[] trace = new byte[compiled.length];
        Arrays.fill(trace, RuleVerdict.NOT_TRIED);
        int stopped = -1;
        for (int place = 0; place < compiled.length; place++) {
            CompiledRule rule = compiled[place];
            if (rule.book() != stopped && rule.waitsFor(snapshot.event())) {
                trace[place] = rule.verdict(facts);
            }
            watcher.turn(place, rule, trace[place], facts);
            if (trace[place] == RuleVerdict.FIRED
                    && !Effects.apply(place, rule.rule().actions(), facts, decisions::add)) {
                stopped = rule.book();
            } else if (trace[place] == RuleVerdict.SHADOWED && shadow.size() < DECISIONS) {
                // on facts of its own: what a rule in shadow would have done, nobody after it sees
                Effects.apply(place, rule.rule().actions(), new Facts(snapshot), shadow::add);
            }
        }
        List<String> problems = new ArrayList<>();
        if (facts.textCut()) {
            problems.add("problem.textCut:" + Facts.TEXT_LIMIT);
        }
        if (decisions.size() > DECISIONS) {
            problems.add("problem.tooManyDecisions:" + DECISIONS);
            decisions = decisions.subList(0, DECISIONS);
        }
        return new Verdict(decisions, shadow, trace, problems);
    }

    @Override
    public MaskPlan maskPlan() {
        return maskPlan;
    }

    @Override
    public List<RuleExplanation> explain(Snapshot snapshot, byte[] trace, Locale locale) {
        return new Explainer(this, locale).explain(snapshot, trace);
    }

    @Override
    public List<RuleName> rules() {
        return names;
    }

    @Override
    public List<Trigger> triggers() {
        List<Trigger> triggers = new ArrayList<>();
        for (int place = 0; place < compiled.length; place++) {
            CheckedRule rule = compiled[place].rule();
            if (rule.on()) {
                triggers.add(new Trigger(place, rule.event().word(), null, false, null));
            }
        }
        return triggers;
    }
}
