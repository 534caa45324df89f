package dev.tributary.engine.access;

import java.time.Duration;

/**
 * Slows down whoever guesses passwords. Five tries at one account from one address are free, then each further one
 * waits twice as long as the one before, up to a quarter of an hour; an address that tries many accounts is slowed down
 * as well, later. An account is never shut by itself: the same account from another address is not affected, so nobody
 * can lock out somebody else. A day without a try forgets everything.
 *
 * <p>A try is counted when it begins, so that a thousand at once are not a thousand free ones.
 */
public interface Doorkeeper {
    /**
     * Somebody is about to try. Zero: they may, and the try is counted. Otherwise: not before this much time has passed,
     * and nothing is counted; the password must not even be compared then.
     *
     * @param account the address typed as the account, known or not, in any case
     * @param address the caller's IP address in text form
     */
    Duration knock(String account, String address);

    /** The try that was let through had the right password: forgets the tries at this account from this address. */
    void entered(String account, String address);
}
