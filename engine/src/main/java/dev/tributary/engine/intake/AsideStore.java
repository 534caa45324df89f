package dev.tributary.engine.intake;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept of a customer in one account beside what they write. Takes part in the running transaction. */
public interface AsideStore {
    /**
     * Somebody did something that lets us answer them; never shortens the time.
     *
     * @return their latest conversation, when that made a difference
     */
    Optional<UUID> opened(ExternalKey customer, Instant at, @Nullable Instant until);

    /** Keeps how somebody looks, who is known; takes the place of what was kept before. */
    boolean pictured(ExternalKey customer, String mediaType, byte[] content, Instant at);
}
