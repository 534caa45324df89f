package dev.tributary.engine.decision;

import dev.tributary.engine.masking.MaskPlan;
import java.util.List;
import java.util.Locale;

/** What an engine without the rules module decides by: no books, no decisions; cards are masked all the same. */
final class NoRules implements RuleCompiler, CompiledRules {
    @Override
    public List<RuleProblem> check(List<BookText> books, House house, Locale locale) {
        return List.of();
    }

    @Override
    public CompiledRules compile(List<BookText> books) {
        return this;
    }

    @Override
    public List<BookText> shipped() {
        return List.of();
    }

    @Override
    public Verdict decide(Snapshot snapshot) {
        return new Verdict(List.of(), new byte[0], List.of());
    }

    @Override
    public MaskPlan maskPlan() {
        return MaskPlan.CARDS;
    }

    @Override
    public List<RuleExplanation> explain(Snapshot snapshot, byte[] trace, Locale locale) {
        return List.of();
    }

    @Override
    public List<RuleName> rules() {
        return List.of();
    }

    @Override
    public boolean asksTeam() {
        return false;
    }

    @Override
    public List<Trigger> triggers() {
        return List.of();
    }
}
