package dev.tributary.engine.spi;

import java.time.Instant;

/**
 * How a channel shows a customer: a picture of a plain kind (PNG, JPEG, GIF, WebP), small enough to stand in a row. Of no effect
 * for somebody who never wrote, or when it is of another kind or too large; takes the place of the one before.
 *
 * @param account the account
 * @param customer the customer's id in the account
 * @param mediaType its type
 * @param content the bytes
 * @param at when it was fetched
 */
public record Portrait(AccountKey account, String customer, String mediaType, byte[] content, Instant at)
        implements ChannelEvent {
    /** Most bytes of a picture. */
    public static final int LARGEST = 512 * 1024;
}
