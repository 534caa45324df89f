package dev.tributary.engine.access;

import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;

/** Where failed tries are counted. Takes part in the caller's transaction. */
public interface DoorStore {
    /** Makes the missing ones with no failure and locks them all until the transaction ends. */
    Map<String, Tries> lock(SortedSet<String> subjects, Instant now);

    /** Writes how many there were and when the last one was. */
    void write(String subject, Tries tries);

    /** Forgets one. */
    void forget(String subject);

    /** Forgets all whose last try was before this moment. */
    void forgetBefore(Instant moment);

    /**
     * Tries that failed, or are under way.
     *
     * @param count how many
     * @param lastAt when the last one began
     */
    record Tries(int count, Instant lastAt) {}
}
