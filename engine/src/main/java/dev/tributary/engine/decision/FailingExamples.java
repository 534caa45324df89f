package dev.tributary.engine.decision;

/** What an activation does about examples that do not hold. */
public enum FailingExamples {
    /** It is refused. */
    REFUSE,
    /** It goes on; how many did not hold is recorded with it. */
    OVERRIDE
}
