package dev.tributary.engine.spi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The channel says that messages were delivered or read. A late receipt never moves a state back.
 *
 * @param account the account
 * @param state what became of them
 * @param recipient the customer's id in the account
 * @param externalIds which messages, where the channel says so
 * @param watermark everything sent to the recipient up to this time, where the channel says so
 * @param at when
 */
public record Receipt(
        AccountKey account,
        State state,
        String recipient,
        List<String> externalIds,
        @Nullable Instant watermark,
        Instant at)
        implements ChannelEvent {

    public Receipt {
        externalIds = List.copyOf(externalIds);
    }

    /** How far a message got. */
    public enum State {
        DELIVERED,
        READ
    }
}
