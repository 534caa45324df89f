package dev.tributary.engine.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where it is kept what was done to messages that have not come yet. Takes part in the running transaction. */
public interface EarlyStore {
    /** Keeps it, unless a later one of its kind is kept, or the account has as many as it may. */
    void keep(EarlyAside aside, Instant now);

    /** Takes out those of an account whose message has come, in the order in which they were done. */
    List<EarlyAside> take(UUID account);

    /** The accounts that have any. */
    List<UUID> accounts();

    /** Forgets what was kept before then. */
    void forget(Instant keptBefore);
}
