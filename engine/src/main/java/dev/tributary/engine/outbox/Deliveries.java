package dev.tributary.engine.outbox;

import dev.tributary.engine.spi.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is learnt from outside about messages that were sent. Takes part in the running transaction; every change is
 * checked against {@link DeliveryState#mayBecome} and logged as {@code DELIVERY_CHANGED}. Idempotent: what is known
 * already, and what is about nobody's delivery, changes nothing.
 */
public interface Deliveries {
    /** How long mail servers try before they give up. */
    Duration RECENT = Duration.ofDays(6);

    /**
     * Messages were delivered or read.
     *
     * @param recipient the customer's id in the account
     * @param externalIds which ones, where the channel says so; else empty
     * @param watermark everything sent to the recipient up to then, or null
     * @return how many deliveries moved on
     */
    int recordReceipt(
            UUID accountId,
            String recipient,
            Receipt.State state,
            List<String> externalIds,
            @Nullable Instant watermark,
            Instant at);

    /**
     * The customer has these messages on the screen: they are read.
     *
     * @return how many deliveries moved on
     */
    int recordRead(UUID accountId, Set<UUID> messageIds, Instant at);

    /**
     * A message failed after it had been sent (a bounce), or is late: then it stays as it is and shows the reason. One that
     * is named by its recipient only is the last that was sent to them, within {@link #RECENT}.
     *
     * @return how many deliveries it changed: 0 or 1
     */
    int recordFailure(UUID accountId, ToldFailure failure);

    /**
     * The channel told back a message that went out in the account's name. When it is one of ours, by delivery or by
     * external id, it is sent, whatever the answer of the send was or will be, and its external id is known now.
     *
     * @return whether it was ours, and if so whether that changed anything; empty when somebody wrote it elsewhere
     */
    Optional<Boolean> recordEcho(UUID accountId, String externalId, @Nullable UUID deliveryId, Instant at);

    /**
     * The channel told back a piece of a message that goes out in several, and not the last. When the message is one of ours
     * the piece is known by its id from now on, and not sent again; how far the message got it does not tell.
     *
     * @return whether it was ours
     */
    boolean recordPiece(UUID accountId, String externalId, UUID deliveryId);
}
