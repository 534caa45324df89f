package dev.tributary.engine.decision;

import java.util.List;

/** What came of asking the rules; each outcome is kept for its own time. */
public enum TraceOutcome {
    /** A rule broke, a limit was hit, or something decided could not be done. */
    FAILED,
    /** Some rule fired, or would have but for being in shadow. */
    FIRED,
    /** No rule fired. */
    NOTHING;

    /** The outcome that a trace tells. */
    public static TraceOutcome of(byte[] verdicts, List<String> problems) {
        if (!problems.isEmpty()) return FAILED;
        TraceOutcome outcome = NOTHING;
        for (byte verdict : verdicts) {
            if (verdict == RuleVerdict.BROKE) return FAILED;
            if (verdict == RuleVerdict.FIRED || verdict == RuleVerdict.SHADOWED) outcome = FIRED;
        }
        return outcome;
    }
}
