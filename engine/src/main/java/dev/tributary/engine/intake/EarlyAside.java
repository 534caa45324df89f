package dev.tributary.engine.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done to a message that has not come yet.
 *
 * @param account the account
 * @param externalId the channel's id of the message
 * @param kind what was done
 * @param customer whose sign it is, or the empty string
 * @param said the new text or the sign, masked, or null
 * @param at when, by the channel's clock
 */
public record EarlyAside(
        UUID account,
        String externalId,
        Kind kind,
        String customer,
        @Nullable String said,
        Instant at) {
    /** What can be done. */
    public enum Kind {
        EDIT,
        DELETION,
        REACTION
    }
}
