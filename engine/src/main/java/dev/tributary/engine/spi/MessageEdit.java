package dev.tributary.engine.spi;

import dev.tributary.engine.masking.Unmasked;
import java.time.Instant;

/**
 * Whoever wrote a message changed it. Agents still see what it said before. When the message has not been handed in yet, this
 * waits for it, two days. Of no effect for one that was taken back, that was changed later than this, or that was written
 * here.
 *
 * @param account the account
 * @param externalId the channel's id of the message
 * @param text what it says now
 * @param at when, by the channel's clock
 */
public record MessageEdit(AccountKey account, String externalId, Unmasked text, Instant at) implements ChannelEvent {}
