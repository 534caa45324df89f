package dev.tributary.engine.decision;

/** The meaning of one byte of a trace. Values from 0 up are the index of the first condition that was false. */
public final class RuleVerdict {
    /** Every condition was true; the rule acted. */
    public static final byte FIRED = -1;

    /** Never looked at: another event, an earlier {@code stop}, or the literal index ruled it out. */
    public static final byte NOT_TRIED = -2;

    /** Broke while it ran (an overflow, say); counted as not matching. */
    public static final byte BROKE = -3;

    private RuleVerdict() {}
}
