package dev.tributary.engine.deed;

import dev.tributary.engine.spi.Deeds.Deed;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where deeds are kept. Takes part in the running transaction. */
public interface DeedStore {
    /** Adds one that waits. */
    void add(Deed deed, Instant now);

    /** One that waits. */
    Optional<Waiting> waiting(UUID id);

    /** It was tried once more. */
    void tried(UUID id, int tries, State state, @Nullable String reason, Instant now);

    /** Forgets what was settled before then. */
    void forget(Instant before);

    /**
     * A deed that waits.
     *
     * @param deed which
     * @param tries how often it was tried in vain
     */
    record Waiting(Deed deed, int tries) {}

    /** How far it got. */
    enum State {
        WAITING,
        DONE,
        /** Given up. */
        DEAD
    }
}
