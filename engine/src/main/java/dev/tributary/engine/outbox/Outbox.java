package dev.tributary.engine.outbox;

import java.util.UUID;

/**
 * The one way out. What is queued here is sent by a worker of its lane (conversation and channel account), in the order
 * of the messages' sequence, after the transaction has committed. Both methods need a running transaction that holds the
 * conversation's row lock, and roll back with it.
 */
public interface Outbox {
    /**
     * Queues a message that stands in its conversation already. A message is queued once for each account.
     *
     * @return the delivery's id: the deterministic key of this sending
     * @throws IllegalStateException outside a transaction
     */
    UUID enqueue(NewDelivery delivery);

    /**
     * Queues a message again whose delivery failed, was given up, or has an unknown outcome: a person decided so.
     *
     * @throws dev.tributary.engine.access.CommandRefused {@code NOT_REPEATABLE} when it is in another state or was never
     *     queued; {@code TOO_EARLY} while it is looked for whether it arrived
     * @throws IllegalStateException outside a transaction
     */
    void requeue(UUID messageId);

    /**
     * A message to be sent.
     *
     * @param messageId the message
     * @param conversationId its conversation
     * @param accountId the account to send from
     * @param seq the message's place in the conversation: its place in the lane
     * @param recipient the customer's address or id in the account
     */
    record NewDelivery(UUID messageId, UUID conversationId, UUID accountId, long seq, String recipient) {}
}
