package dev.tributary.engine.decision;

import java.time.Instant;

/** Where traces that have become too old are thrown away. Takes part in the running transaction. */
public interface TraceBin {
    /** Throws the oldest traces of an outcome away, as many as this at most, and returns how many it were. */
    int empty(TraceOutcome outcome, Instant before, int most);
}
