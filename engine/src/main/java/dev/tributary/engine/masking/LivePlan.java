package dev.tributary.engine.masking;

/** Which plan is live: what the rule books that are active now ask for, besides cards. */
@FunctionalInterface
public interface LivePlan {
    /** The plan as of the newest activation that the running transaction sees. */
    MaskPlan current();
}
