package dev.tributary.engine.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way out of one account.
 *
 * @param id the delivery, and the key of its sending
 * @param messageId the message
 * @param conversationId its conversation
 * @param accountId the account it is sent from
 * @param lane its lane
 * @param seq its place in the lane
 * @param recipient the customer's address or id in the account
 * @param state how far it got
 * @param attempts how often it was handed to the channel
 * @param nextAt not to be tried before; of one of unknown fate, not to be sent again before
 * @param externalId the channel's id of it, once known
 * @param failureCode why it failed, for machines
 * @param failure why it failed, in words, masked
 * @param sentAt when the other side took it
 * @param deliveredAt when it arrived
 * @param readAt when the customer saw it
 */
public record Delivery(
        UUID id,
        UUID messageId,
        UUID conversationId,
        UUID accountId,
        String lane,
        long seq,
        String recipient,
        DeliveryState state,
        int attempts,
        Instant nextAt,
        @Nullable String externalId,
        @Nullable String failureCode,
        @Nullable String failure,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt) {

    /** The lane of a conversation and an account. */
    public static String lane(UUID conversationId, UUID accountId) {
        return conversationId + ":" + accountId;
    }

    Delivery claimed() {
        return waiting(DeliveryState.SENDING, attempts + 1, nextAt);
    }

    Delivery queued(int triesSoFar, Instant next) {
        return waiting(DeliveryState.QUEUED, triesSoFar, next);
    }

    /** It may have arrived; a person may send it again from then on. */
    Delivery unknown(Instant again) {
        return waiting(DeliveryState.UNKNOWN, attempts, again);
    }

    /** The same, and why. */
    Delivery unknown(Instant again, String code, String reason) {
        return because(DeliveryState.UNKNOWN, attempts, again, code, reason);
    }

    /** Whether it is being looked for whether it arrived. */
    boolean lookedFor(Instant now) {
        return state == DeliveryState.UNKNOWN && nextAt.isAfter(now);
    }

    Delivery arrived(DeliveryState proof, Instant at) {
        return new Delivery(
                id,
                messageId,
                conversationId,
                accountId,
                lane,
                seq,
                recipient,
                proof,
                attempts,
                nextAt,
                externalId,
                null,
                null,
                sentAt == null ? at : sentAt,
                proof == DeliveryState.DELIVERED || (proof == DeliveryState.READ && deliveredAt == null)
                        ? at
                        : deliveredAt,
                proof == DeliveryState.READ ? at : readAt);
    }

    Delivery failed(DeliveryState end, String code, String reason) {
        return because(end, attempts, nextAt, code, reason);
    }

    Delivery queuedBecause(int triesSoFar, Instant next, String code, String reason) {
        return because(DeliveryState.QUEUED, triesSoFar, next, code, reason);
    }

    Delivery known(@Nullable String external) {
        return external == null || externalId != null ? this : told(external, sentAt);
    }

    /** Sent at this time by the other side's clock, which is what its watermarks go by. */
    Delivery sentBy(Instant theirs) {
        return told(externalId, theirs);
    }

    private Delivery told(@Nullable String external, @Nullable Instant sent) {
        return new Delivery(
                id,
                messageId,
                conversationId,
                accountId,
                lane,
                seq,
                recipient,
                state,
                attempts,
                nextAt,
                external,
                failureCode,
                failure,
                sent,
                deliveredAt,
                readAt);
    }

    private Delivery waiting(DeliveryState next, int tries, Instant at) {
        return because(next, tries, at, null, null);
    }

    private Delivery because(
            DeliveryState next, int tries, Instant at, @Nullable String code, @Nullable String reason) {
        return new Delivery(
                id,
                messageId,
                conversationId,
                accountId,
                lane,
                seq,
                recipient,
                next,
                tries,
                at,
                externalId,
                code,
                reason,
                sentAt,
                deliveredAt,
                readAt);
    }
}
