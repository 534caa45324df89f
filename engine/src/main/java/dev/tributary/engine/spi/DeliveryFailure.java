package dev.tributary.engine.spi;

import dev.tributary.engine.masking.Unmasked;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The channel says, after the fact, that a message could not be delivered, or not yet: a bounce, a failed status. Found by
 * our delivery, else by the channel's id of our message, else as what was sent last to that recipient in recent days.
 *
 * @param account the account
 * @param externalId the channel's id of our message, or null when it does not name that
 * @param deliveryId our delivery, or null when it does not name that
 * @param recipient whom it did not reach, by the customer's id in the account, or null when it does not say
 * @param permanent whether for good; else the message stays sent and only shows what is told of it
 * @param code a short machine code: a word of ours that screens have a sentence for, for example {@code mailbox_full}, or
 *     the other side's own
 * @param reason the reason in the other side's words
 * @param at when
 */
public record DeliveryFailure(
        AccountKey account,
        @Nullable String externalId,
        @Nullable UUID deliveryId,
        @Nullable String recipient,
        boolean permanent,
        String code,
        Unmasked reason,
        Instant at)
        implements ChannelEvent {

    /** A failure for good of a message that is named by its id or its delivery. */
    public DeliveryFailure(
            AccountKey account,
            @Nullable String externalId,
            @Nullable UUID deliveryId,
            String code,
            Unmasked reason,
            Instant at) {
        this(account, externalId, deliveryId, null, true, code, reason, at);
    }
}
