package dev.tributary.engine.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer did something that lets us answer in a channel with a reply window, though it is no message: came by a link or an
 * ad, pressed a reaction. Of no effect for somebody who never wrote; never shortens the time.
 *
 * @param account the account
 * @param customer the customer's id in the account
 * @param until until when we may answer, where the channel allows more than its reply window, or null
 * @param at when, by the channel's clock: the reply window counts from then
 */
public record Opening(
        AccountKey account, String customer, @Nullable Instant until, Instant at) implements ChannelEvent {}
