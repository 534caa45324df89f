package dev.tributary.engine.spi;

import dev.tributary.engine.masking.Unmasked;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The channel says, after the fact, that a message could not be delivered: a bounce, a failed status.
 *
 * @param account the account
 * @param externalId the channel's id of our message, or null when only the delivery is known
 * @param deliveryId our delivery, or null when only the external id is known
 * @param code a short machine code, for example {@code 5.1.1}
 * @param reason the reason in the other side's words
 * @param at when
 */
public record DeliveryFailure(
        AccountKey account,
        @Nullable String externalId,
        @Nullable UUID deliveryId,
        String code,
        Unmasked reason,
        Instant at)
        implements ChannelEvent {}
