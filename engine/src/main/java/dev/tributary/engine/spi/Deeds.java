package dev.tributary.engine.spi;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Does what a plugin adds to the rule language: {@code fileTicket 'returns'}. Found as beans of the application; the first
 * that knows a word is asked. Thread-safe.
 */
public interface Deeds {
    /** Whether it does what this word says. */
    boolean knows(String word);

    /**
     * Does it, after the commit of what it follows from. May block for half a minute; then its thread is interrupted. Done
     * at least once: after a crash, and when it throws, it is asked again under the same id, a few times.
     *
     * @throws Exception when it could not be done
     */
    void perform(Deed deed) throws Exception;

    /**
     * Something to be done.
     *
     * @param id its own id, the same when it is repeated
     * @param word what
     * @param argument the text behind the word, masked
     * @param rule which rule says so
     * @param event what the rule waited for
     * @param conversationId in which conversation
     * @param messageId the message it is about, or null
     */
    record Deed(
            UUID id,
            String word,
            String argument,
            String rule,
            String event,
            UUID conversationId,
            @Nullable UUID messageId) {}
}
