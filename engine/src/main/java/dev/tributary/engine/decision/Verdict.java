package dev.tributary.engine.decision;

import java.util.List;

/**
 * What the rules said of one snapshot.
 *
 * @param decisions what to do, in order
 * @param shadow what rules in shadow would have done, in order; never to be done
 * @param trace one byte for each rule of the activation, in order: see {@link RuleVerdict}
 * @param problems limits that were hit: keys of texts, possibly with {@code :argument}
 */
public record Verdict(List<Decision> decisions, List<Decision> shadow, byte[] trace, List<String> problems) {
    public Verdict {
        decisions = List.copyOf(decisions);
        shadow = List.copyOf(shadow);
        problems = List.copyOf(problems);
    }

    /** Without rules in shadow. */
    public Verdict(List<Decision> decisions, byte[] trace, List<String> problems) {
        this(decisions, List.of(), trace, problems);
    }
}
