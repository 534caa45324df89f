package dev.tributary.engine.spi;

import java.time.Instant;

/**
 * A customer is typing. Never stored; of no effect for somebody who never wrote.
 *
 * @param account the account
 * @param customer the customer's id in the account
 * @param at when
 */
public record Typing(AccountKey account, String customer, Instant at) implements ChannelEvent {}
