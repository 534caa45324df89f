package dev.tributary.engine.channel;

import dev.tributary.engine.masking.MaskedText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What could not be read or stored, why, and where it lies. The original stays in its channel; where the channel keeps none,
 * its masked copy lies here. Nothing is lost.
 */
public interface Quarantine {
    /** Puts something in, or counts one more try. Called by routes; idempotent by account and external id. */
    void put(UUID accountId, String externalId, String locator, Cause cause, String explanation);

    /**
     * Puts something in of which the channel keeps nothing, or counts one more try.
     *
     * @param original as it came; what is too long for its column is not kept
     */
    void keep(UUID accountId, String externalId, String locator, Cause cause, String explanation, MaskedText original);

    /** Whether it lies there, unresolved. */
    boolean holds(UUID accountId, String externalId);

    /** It was read after all, or is not wanted any more: its copy goes. */
    void resolve(UUID accountId, String externalId, @Nullable UUID messageId);

    /** What lies there, newest first, unresolved first. */
    List<Entry> entries(UUID agent, int limit);

    /** How many are unresolved. */
    int open();

    /** Asks for another try; the route that owns it is told by {@code REPLAY_ASKED}. */
    void askReplay(UUID agent, UUID entry);

    /** Entries of an account whose replay was asked for. */
    List<Entry> replayAsked(UUID accountId);

    /** Why something lies there. */
    enum Cause {
        MALFORMED,
        TOO_LARGE,
        TOO_DEEP,
        TOO_MANY_PARTS,
        /** A person passed on what a mail server said of a mail that is not ours; read again, it is a message. */
        REPORT,
        /** Its server does not give it out. */
        NOT_FETCHED,
        NOT_STORED
    }

    /**
     * Something that could not be read.
     *
     * @param id the entry
     * @param accountId the account
     * @param externalId its id in the channel
     * @param locator where it lies, for people: folder and UID
     * @param cause why
     * @param explanation why, in words
     * @param attempts how often it was tried
     * @param occurredAt when it was last tried
     * @param resolvedAt when it was read after all, or null
     * @param original as it came, masked, where that is kept
     */
    record Entry(
            UUID id,
            UUID accountId,
            String externalId,
            String locator,
            Cause cause,
            String explanation,
            int attempts,
            Instant occurredAt,
            @Nullable Instant resolvedAt,
            @Nullable String original) {}
}
