package dev.tributary.engine.decision;

import java.util.List;

/**
 * What the rules said of one snapshot.
 *
 * @param decisions what to do, in order
 * @param trace one byte for each rule of the activation, in order: see {@link RuleVerdict}
 * @param problems limits that were hit: keys of texts, possibly with {@code :argument}
 */
public record Verdict(List<Decision> decisions, byte[] trace, List<String> problems) {
    public Verdict {
        decisions = List.copyOf(decisions);
        problems = List.copyOf(problems);
    }
}
