package dev.tributary.routes.mail;

import java.time.Instant;

/**
 * A mail that lies in a mailbox and was not taken in yet.
 *
 * @param key what it is called there: its name when it has no Message-ID
 * @param locator where it lies, for whoever looks for it later
 * @param size its size in bytes as the server says, or -1 when it does not
 * @param receivedAt when the server got it, or now when it does not say
 */
record Found(String key, String locator, long size, Instant receivedAt) {
    /** Whether it says of itself to be larger than what is read at all. */
    boolean tooLarge() {
        return size > MailParser.LARGEST;
    }
}
