package dev.tributary.engine.spi;

import java.time.Instant;

/**
 * Whoever wrote a message took it back: its text and files are removed from the house for good, and its place in the thread
 * says so. When the message has not been handed in yet, this waits for it, two days. Of no effect for one that was written
 * here.
 *
 * @param account the account
 * @param externalId the channel's id of the message
 * @param at when, by the channel's clock
 */
public record MessageDeletion(AccountKey account, String externalId, Instant at) implements ChannelEvent {}
