package dev.tributary.engine.decision;

import dev.tributary.engine.masking.MaskPlan;
import java.util.List;
import java.util.Locale;

/** Books ready to decide. Immutable; thread-safe; pure. */
public interface CompiledRules {
    /** Decides on a snapshot. Never throws. */
    Verdict decide(Snapshot snapshot);

    /** Which detectors mask besides cards. */
    MaskPlan maskPlan();

    /** Tells, rule by rule, why each fired or did not, by running the pure rules again on the stored snapshot. */
    List<RuleExplanation> explain(Snapshot snapshot, byte[] trace, Locale locale);

    /** The names of all rules, in the order of the trace's bytes. */
    List<RuleName> rules();

    /**
     * A rule's name.
     *
     * @param book its book
     * @param name its name
     * @param line where it begins
     */
    record RuleName(String book, String name, int line) {}
}
