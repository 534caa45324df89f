package dev.tributary.engine.intake;

import java.util.UUID;

/** What became of an event that was taken in. */
public sealed interface IntakeResult {
    /**
     * A new message stands in the thread.
     *
     * @param conversationId the conversation
     * @param messageId the message
     * @param seq its place in the conversation
     */
    record Stored(UUID conversationId, UUID messageId, long seq) implements IntakeResult {}

    /**
     * The message was there already; nothing changed.
     *
     * @param conversationId the conversation
     * @param messageId the message
     * @param seq its place in the conversation
     */
    record Duplicate(UUID conversationId, UUID messageId, long seq) implements IntakeResult {}

    /**
     * Delivery states were updated (a receipt, a failure, an echo of our own).
     *
     * @param deliveries how many moved on
     */
    record Updated(int deliveries) implements IntakeResult {}
}
