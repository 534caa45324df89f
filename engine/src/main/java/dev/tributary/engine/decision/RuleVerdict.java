package dev.tributary.engine.decision;

/**
 * The meaning of one byte of a trace. Values from 0 up are the place, in the order of the text, of the condition that was
 * found false. Cheap conditions are asked first, so an earlier one of the text may be false as well; the explanation asks
 * them all again and marks the first.
 */
public final class RuleVerdict {
    /** Every condition was true; the rule acted. */
    public static final byte FIRED = -1;

    /** Never looked at: another event, an earlier {@code stop}, or the literal index ruled it out. */
    public static final byte NOT_TRIED = -2;

    /** Broke while it ran (an overflow, say); counted as not matching. */
    public static final byte BROKE = -3;

    /** Every condition was true, but the rule is in shadow: what it would have decided was recorded, nothing was done. */
    public static final byte SHADOWED = -4;

    /** Hangs on a look-up that is not answered yet: it decides once the answer has come. */
    public static final byte WAITING = -5;

    /** Whether some rule of a trace still waits for an answer. */
    public static boolean waits(byte[] verdicts) {
        for (byte verdict : verdicts) if (verdict == WAITING) return true;
        return false;
    }

    private RuleVerdict() {}
}
