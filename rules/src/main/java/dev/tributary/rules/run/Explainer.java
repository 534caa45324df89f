package dev.tributary.rules.run;

import dev.tributary.engine.decision.RuleExplanation;
import dev.tributary.engine.decision.RuleVerdict;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.tree.CheckedRule;
import dev.tributary.rules.vocabulary.Facts;
import dev.tributary.rules.vocabulary.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says why each rule fired or did not, by running the rules again. Every condition is asked again, not only those the run
 * needed, so that {@code firstFalse} is the first in the order of the text; the byte of the trace may name a later one that
 * was cheaper to ask and false as well. A rule that the index kept away is explained like any other whose turn came: its
 * first false condition is why it did not fire.
 */
final class Explainer {
    private final Activation activation;
    private final Sentences sentences;
    private final ActionWords words;

    Explainer(Activation activation, Locale locale) {
        this.activation = activation;
        this.sentences = Sentences.in(locale);
        this.words = new ActionWords(sentences);
    }

    List<RuleExplanation> explain(Snapshot snapshot, byte[] stored) {
        List<RuleExplanation> explanations = new ArrayList<>();
        activation.run(snapshot, (place, rule, comes, verdict, facts) -> {
            byte recorded = place < stored.length ? stored[place] : verdict;
            explanations.add(new RuleExplanation(
                    activation.rules().get(place),
                    recorded == RuleVerdict.FIRED,
                    recorded == RuleVerdict.SHADOWED,
                    comes,
                    conditions(rule, comes, facts),
                    rule.rule().actions().stream()
                            .map(action -> words.of(action, facts))
                            .toList()));
        });
        return explanations;
    }

    private List<RuleExplanation.Condition> conditions(CompiledRule rule, boolean tried, Facts facts) {
        List<RuleExplanation.Condition> conditions = new ArrayList<>();
        boolean allHeld = true;
        List<CheckedRule.Condition> written = rule.rule().conditions();
        for (int place = 0; place < written.size(); place++) {
            CheckedRule.Condition condition = written.get(place);
            boolean held = rule.holds(place, facts);
            conditions.add(new RuleExplanation.Condition(
                    condition.line(),
                    condition.source(),
                    held,
                    tried && allHeld && !held,
                    Leaves.values(condition.expression(), facts),
                    new Sketch(condition, facts, sentences).drawn()));
            allHeld &= held;
        }
        return conditions;
    }
}
