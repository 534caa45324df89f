package dev.tributary.rules.bench;

import dev.tributary.engine.decision.Snapshot;

/** A way to run rules. */
interface Contender {
    /** The numbers of the rules that fire, ascending; the array belongs to the caller. */
    int[] fired(Snapshot snapshot);
}
