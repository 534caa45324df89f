package dev.tributary.engine.spi;

import dev.tributary.engine.masking.Unmasked;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer put a sign on a message, or took it off. One sign for each customer; the latest counts, in whatever order they
 * come. In a channel with a reply window this lets us answer, as a message does.
 *
 * @param account the account
 * @param externalId the channel's id of the message, theirs or ours
 * @param customer the customer's id in the account
 * @param sign the sign, usually one emoji, or null when it was taken off
 * @param at when, by the channel's clock
 */
public record MessageReaction(
        AccountKey account,
        String externalId,
        String customer,
        @Nullable Unmasked sign,
        Instant at) implements ChannelEvent {}
