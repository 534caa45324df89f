package dev.tributary.engine.visit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Where it is written down which visitors are on the site. Takes part in the running transaction. */
public interface AttendanceStore {
    /** These count as gone from then on; returns who is not written down. */
    Set<UUID> putOff(Collection<UUID> visitors, Instant goneAt);

    /** Nobody counts as gone before then. */
    void putOffAll(Instant goneAt);

    /** Writes a visitor down; false when she is already, whose row stays as it is. */
    boolean add(UUID visitor, Instant goneAt);

    /** The conversations these visitors write in, by visitor; who never wrote is missing. */
    Map<UUID, UUID> conversations(Collection<UUID> visitors);

    /** Who counts as gone by now, the longest gone first, not locked. */
    List<Gone> gone(Instant now, int limit);

    /** Takes a visitor off, last seen then; false when she was heard of meanwhile, or was taken off already. */
    boolean remove(Gone gone, Instant lastSeen);

    /**
     * A visitor of whom nothing was heard in time.
     *
     * @param visitor who
     * @param at since when she counts as gone
     */
    record Gone(UUID visitor, Instant at) {}
}
