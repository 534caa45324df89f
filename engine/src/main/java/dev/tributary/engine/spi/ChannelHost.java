package dev.tributary.engine.spi;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the rest of the house asks of the running channels. Implemented where the routes are. */
public interface ChannelHost {
    /** The kinds of channel that accounts can be added of, built-in ones first. */
    List<ChannelType> types();

    /** Whether an account's routes run, and since when; {@link Running#STOPPED} for unknown accounts. */
    Running running(UUID accountId);

    /** Asks a mailbox to be polled now instead of at its next turn; nothing for channels that do not poll. */
    void pollNow(UUID accountId);

    /**
     * Fetches a file that could not be had when its message came. Blocking, for a minute at most; never throws.
     *
     * @param address as the message's event named it ({@link InboundFile#address})
     * @return the file, or nothing when it cannot be had now
     */
    default Optional<InboundFile> fetch(UUID accountId, String address) {
        return Optional.empty();
    }

    /**
     * Where several apps share an account: has us answer a customer from now on, or leaves them to the others. Blocking, for
     * some seconds; never throws.
     *
     * @return why not: in the other side's words, blank when it says nothing, or a sentence of ours ({@link Trouble#kept});
     *     nothing when it is done
     */
    default Optional<String> control(UUID accountId, String customer, boolean take) {
        return Optional.of("");
    }

    /** The state of an account's routes on this node. */
    enum Running {
        STARTED,
        STOPPED,
        FAILED
    }
}
