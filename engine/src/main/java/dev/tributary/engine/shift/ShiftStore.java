package dev.tributary.engine.shift;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where shifts are kept. Takes part in the running transaction. */
public interface ShiftStore {
    /** What is known of an agent; empty before their first screen. */
    Optional<Shift> of(UUID agent);

    /** Writes it down. */
    void keep(UUID agent, Shift shift);

    /** Everybody who is not offline and has had a screen. */
    Map<UUID, Shift> there();

    /** Nobody of those who are not offline counts as gone before then. */
    void putOffAll(Instant hereUntil);
}
