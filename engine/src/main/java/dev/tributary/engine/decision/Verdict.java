package dev.tributary.engine.decision;

import java.util.List;

/**
 * What the rules said of one snapshot.
 *
 * @param decisions what to do, in order
 * @param shadow what rules in shadow would have done, in order; never to be done
 * @param trace one byte for each rule of the activation, in order: see {@link RuleVerdict}
 * @param problems limits that were hit: keys of texts, possibly with {@code :argument}
 * @param lookups what has to be looked up before the rules marked {@link RuleVerdict#WAITING} can decide; each once
 */
public record Verdict(
        List<Decision> decisions,
        List<Decision> shadow,
        byte[] trace,
        List<String> problems,
        List<CompiledRules.Lookup> lookups) {
    public Verdict {
        decisions = List.copyOf(decisions);
        shadow = List.copyOf(shadow);
        problems = List.copyOf(problems);
        lookups = List.copyOf(lookups);
    }

    /** Of which nothing has to be looked up. */
    public Verdict(List<Decision> decisions, List<Decision> shadow, byte[] trace, List<String> problems) {
        this(decisions, shadow, trace, problems, List.of());
    }

    /** Without rules in shadow. */
    public Verdict(List<Decision> decisions, byte[] trace, List<String> problems) {
        this(decisions, List.of(), trace, problems);
    }
}
