package dev.tributary.engine.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where several apps share an account: who answers a customer from now on.
 *
 * @param account the account
 * @param customer the customer's id in it
 * @param what what happened
 * @param app the app that answers now, or that asks to; empty when the channel does not say which, null when it is ours, or
 *     none
 * @param at when, by the channel's clock
 */
public record ThreadOwner(
        AccountKey account,
        String customer,
        What what,
        @Nullable String app,
        Instant at) implements ChannelEvent {
    /** What happens to who answers. */
    public enum What {
        /** We may answer from now on. */
        PASSED_TO_US,
        /** Another app answers from now on. */
        TAKEN,
        /** Another app asks to answer. */
        ASKED
    }
}
