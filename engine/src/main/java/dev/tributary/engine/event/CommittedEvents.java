package dev.tributary.engine.event;

import java.util.Collection;
import java.util.List;

/** Reads what is visible in the log: events whose transaction has committed. */
public interface CommittedEvents {
    /** Events after a position, oldest first, at most {@code limit}. */
    List<LoggedEvent> after(long position, int limit);

    /** The events at these positions, as far as they are visible, oldest first. */
    List<LoggedEvent> at(Collection<Long> positions);

    /** The newest visible position, 0 for an empty log. */
    long newest();
}
