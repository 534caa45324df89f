package dev.tributary.engine.lookup;

import dev.tributary.engine.reaction.PendingDecision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where decisions wait. Takes part in the running transaction. */
public interface PendingStore {
    /** Adds decisions that wait. */
    void add(List<PendingDecision> decisions, Instant now);

    /** One that waits. */
    Optional<Waiting> find(UUID id);

    /** It was tried again. */
    void tried(UUID id, int tries);

    /** Takes one out; false when somebody else has. */
    boolean take(UUID id);

    /**
     * A decision that waits.
     *
     * @param decision which
     * @param tries how often somebody asked in vain
     */
    record Waiting(PendingDecision decision, int tries) {}
}
