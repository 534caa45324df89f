package dev.tributary.engine.decision;

import dev.tributary.engine.access.CommandRefused;
import java.util.UUID;

/** How long traces are kept. Changes need full access. */
public interface TraceRetention {
    /** The shortest and the longest time, in days. */
    int LEAST = 1;

    int MOST = 3650;

    /** How long they are kept now. */
    Days current();

    /**
     * Changes it; what has become too old goes within the hour.
     *
     * @throws CommandRefused {@code FIELD_MALFORMED} for a time out of range, {@code NEEDS_FULL_ACCESS}
     */
    void change(UUID agent, Days days);

    /**
     * Days for each outcome.
     *
     * @param fired some rule fired
     * @param failed a rule broke, or something decided could not be done
     * @param nothing no rule fired
     */
    record Days(int fired, int failed, int nothing) {
        /** What holds until somebody changes it. */
        public static final Days STANDARD = new Days(90, 90, 14);

        /** The days of one outcome. */
        public int of(TraceOutcome outcome) {
            return switch (outcome) {
                case FIRED -> fired;
                case FAILED -> failed;
                case NOTHING -> nothing;
            };
        }
    }
}
