package dev.tributary.engine.errand;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A kind of things to be done. */
public interface Errand {
    /**
     * Does one, in no transaction, on a thread of the scheduler. It may be done again after a crash, so what must happen
     * once is looked at again under a lock. What it throws is logged, and it is tried again a little later.
     *
     * @return when to come again, or nothing when it is over
     */
    Optional<Instant> run(UUID id);
}
