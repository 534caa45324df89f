package dev.tributary.engine.spi;

import java.util.List;

/** A kind of channel that an admin can add accounts of: the descriptor behind the settings form. */
public interface ChannelType {
    /** The channel's key. */
    String channel();

    /** The fields of the settings form, in order. */
    List<ChannelField> fields();

    /** What a conversation in this channel can do; the composer adapts. */
    ChannelCapabilities capabilities();

    /**
     * The account key that these settings stand for, for example the mailbox address in lower case.
     *
     * @throws IllegalArgumentException when a needed field is missing; the message is a message key for people
     */
    String accountOf(ChannelSettings settings);

    /**
     * Really connects with these settings and says what it found. May take seconds; never throws; never changes
     * anything on the other side that cannot be repeated.
     */
    CheckReport check(ChannelSettings settings);
}
