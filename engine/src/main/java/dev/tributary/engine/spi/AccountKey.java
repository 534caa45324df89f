package dev.tributary.engine.spi;

/**
 * Which account of which channel: a mailbox, a page, a website.
 *
 * @param channel the channel's key, for example {@code email}
 * @param account the account's own name in its channel: mailbox address in lower case, page id, site key
 */
public record AccountKey(String channel, String account) {}
