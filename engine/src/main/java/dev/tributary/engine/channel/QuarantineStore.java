package dev.tributary.engine.channel;

import dev.tributary.engine.channel.Quarantine.Cause;
import dev.tributary.engine.channel.Quarantine.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where quarantine entries are kept. Takes part in the running transaction. */
public interface QuarantineStore {
    /** The entry of this account and external id, its row locked to the end of the transaction. */
    Optional<Entry> lock(UUID accountId, String externalId);

    /** The entry with this id, its row locked to the end of the transaction. */
    Optional<Entry> lock(UUID id);

    /** Adds an entry with one attempt; false when somebody was faster. */
    boolean add(UUID accountId, String externalId, String locator, Cause cause, String explanation, Instant now);

    /** Counts one more try of an entry, which is open again and waits for no replay. */
    void again(UUID id, String locator, Cause cause, String explanation, Instant now);

    /** Keeps a copy with an entry. */
    void keep(UUID accountId, String externalId, String original);

    /** Whether there is an unresolved entry. */
    boolean holds(UUID accountId, String externalId);

    /** Marks an entry as read after all; its copy goes. */
    void resolved(UUID id, @Nullable UUID messageId, Instant now);

    /** Marks an open entry as to be tried again. */
    void replayAsked(UUID id, Instant now);

    /** Entries, unresolved ones first, newest first. */
    List<Entry> entries(int limit);

    /** How many are unresolved. */
    int open();

    /** Unresolved entries of an account whose replay was asked for, oldest first. */
    List<Entry> waitingForReplay(UUID accountId);
}
