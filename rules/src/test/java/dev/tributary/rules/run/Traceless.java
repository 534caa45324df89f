package dev.tributary.rules.run;

import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.decision.Verdict;

/** Runs an activation as if nobody kept a trace, so that the bench can tell what the trace costs. */
public final class Traceless {
    private Traceless() {}

    public static Verdict decide(Activation activation, Snapshot snapshot) {
        return activation.decide(snapshot, null);
    }
}
