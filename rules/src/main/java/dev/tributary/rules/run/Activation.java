package dev.tributary.rules.run;

import dev.tributary.engine.decision.CompiledRules;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Books that decide together, in their order. Only rules that wait for the event, take the channel and have a clue in the
 * message are tried; the others keep {@link RuleVerdict#NOT_TRIED}. What they would have said is never more than "does not
 * match", so the decisions are those of a run that tries every rule.
 */
public final class Activation implements CompiledRules {
    private final CompiledRule[] compiled;
    private final List<RuleName> names;
    private final MaskPlan maskPlan;
    private final boolean asksTeam;
    private final boolean looksUp;
    /** By event. */
    private final Map<String, Lineup> lineups;
    /** The trace before the first rule. */
    private final byte[] untried;

    public Activation(List<CheckedBook> books) {
        List<CompiledRule> rules = new ArrayList<>();
        List<RuleName> ruleNames = new ArrayList<>();
        Set<Detector> detectors = EnumSet.noneOf(Detector.class);
        Map<String, Lineup.Maker> makers = new HashMap<>();
        for (int book = 0; book < books.size(); book++) {
            CheckedBook checked = books.get(book);
            detectors.addAll(checked.detectors());
            for (CheckedRule rule : checked.rules()) {
                rules.add(lineUp(makers, rules.size(), book, rule));
                ruleNames.add(new RuleName(checked.name(), rule.name(), rule.line()));
            }
        }
        compiled = rules.toArray(CompiledRule[]::new);
        names = List.copyOf(ruleNames);
        asksTeam = rules.stream().map(CompiledRule::rule).anyMatch(rule -> rule.on() && TeamQuestions.in(rule));
        looksUp = rules.stream()
                .map(CompiledRule::rule)
                .anyMatch(rule -> rule.on() && !rule.lookups().isEmpty());
        maskPlan = new MaskPlan(detectors);
        Map<String, Lineup> made = new HashMap<>();
        makers.forEach((event, maker) -> made.put(event, maker.make()));
        lineups = Map.copyOf(made);
        untried = new byte[compiled.length];
        Arrays.fill(untried, RuleVerdict.NOT_TRIED);
    }

    private static CompiledRule lineUp(Map<String, Lineup.Maker> makers, int place, int book, CheckedRule rule) {
        if (!rule.on()) {
            return new CompiledRule(book, rule, Lambdas::truth);
        }
        // a line-up shares questions among its rules, so each event has the rule compiled for itself
        CompiledRule compiled = new CompiledRule(book, rule, Lambdas::truth);
        rule.triggers().stream()
                .map(trigger -> trigger.event().word())
                .distinct()
                .forEach(event -> {
                    Lineup.Maker maker = makers.computeIfAbsent(event, fresh -> new Lineup.Maker());
                    // what waits for an answer has to see for itself whether it is there
                    maker.add(
                            place,
                            new CompiledRule(
                                    book, rule, rule.lookups().isEmpty() ? maker.conditions()::truth : Lambdas::truth));
                });
        return compiled;
    }

    /** Sees each rule as its turn comes or does not come, before its actions. */
    interface Watcher {
        void turn(int place, CompiledRule rule, boolean comes, byte verdict, Facts facts);
    }

    @Override
    public Verdict decide(Snapshot snapshot) {
        return decide(snapshot, untried.clone());
    }

    /** Without a trace when there is nothing to keep it in; only a bench asks for that. */
    Verdict decide(Snapshot snapshot, byte @Nullable [] trace) {
        Facts facts = new Facts(snapshot);
        Turns turns = new Turns(facts, trace);
        Lineup lineup = lineups.get(snapshot.event());
        if (lineup != null) {
            long[] candidates = lineup.candidates(facts);
            for (int word = 0; word < candidates.length; word++) {
                for (long left = candidates[word]; left != 0; left &= left - 1) {
                    int number = (word << 6) + Long.numberOfTrailingZeros(left);
                    CompiledRule rule = lineup.rule(number);
                    if (turns.comes(rule)) {
                        turns.keep(lineup.place(number), rule, turns.ask(rule));
                    }
                }
            }
        }
        return turns.verdict();
    }

    /** Decides by trying every rule whose turn comes, so that each has a verdict of its own in the trace. */
    public Verdict decideTryingAll(Snapshot snapshot) {
        return run(snapshot, (place, rule, comes, verdict, facts) -> {});
    }

    /** The same, watched. */
    Verdict run(Snapshot snapshot, Watcher watcher) {
        Facts facts = new Facts(snapshot);
        Turns turns = new Turns(facts, untried.clone());
        for (int place = 0; place < compiled.length; place++) {
            CompiledRule rule = compiled[place];
            boolean comes = turns.comes(rule);
            byte verdict = comes ? turns.ask(rule) : RuleVerdict.NOT_TRIED;
            watcher.turn(place, rule, comes, verdict, facts);
            turns.keep(place, rule, verdict);
        }
        return turns.verdict();
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
                for (dev.tributary.rules.tree.Trigger trigger : rule.triggers()) {
                    triggers.add(new Trigger(
                            place,
                            trigger.event().word(),
                            trigger.after(),
                            trigger.businessHours(),
                            trigger.schedule() == null
                                    ? null
                                    : trigger.schedule().cron()));
                }
            }
        }
        return triggers;
    }

    @Override
    public boolean asksTeam() {
        return asksTeam;
    }

    @Override
    public List<Lookup> lookups(Snapshot snapshot) {
        return looksUp ? decide(snapshot).lookups() : List.of();
    }
}
