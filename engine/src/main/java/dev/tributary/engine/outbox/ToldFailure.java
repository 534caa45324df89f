package dev.tributary.engine.outbox;

import dev.tributary.engine.masking.MaskedText;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the other side tells, after the fact, of a message that did not arrive.
 *
 * @param externalId the channel's id of it, when it names that
 * @param deliveryId our delivery, when it names that
 * @param recipient whom it did not reach, when it names them
 * @param permanent whether for good
 * @param code why, for machines
 * @param reason why, in words
 * @param at when
 */
public record ToldFailure(
        @Nullable String externalId,
        @Nullable UUID deliveryId,
        @Nullable String recipient,
        boolean permanent,
        String code,
        MaskedText reason,
        Instant at) {}
