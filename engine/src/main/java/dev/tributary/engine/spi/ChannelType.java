package dev.tributary.engine.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kind of channel that an admin can add accounts of: the descriptor behind the settings form. */
public interface ChannelType {
    /** The channel's key. */
    String channel();

    /**
     * The channel in whose form it is switched on, when it has no accounts that are added by themselves; else null. Its
     * accounts have the same names there.
     */
    default @Nullable String partOf() {
        return null;
    }

    /** The fields of the settings form, in order. */
    List<ChannelField> fields();

    /** What a conversation in this channel can do; the composer adapts. */
    ChannelCapabilities capabilities();

    /**
     * How long after the customer was last heard a person may still answer in an account, when the reply window of
     * {@link #capabilities()} is over and this account is allowed more; null when it is not.
     *
     * @param values the account's plain settings
     */
    default @Nullable Duration personWindow(Map<String, String> values) {
        return null;
    }

    /**
     * The account key that these settings stand for, for example the mailbox address in lower case.
     *
     * @throws IllegalArgumentException when a needed field is missing; the message is a message key for people
     */
    String accountOf(ChannelSettings settings);

    /** How an account's owner may let the house in on a provider's own page, or null where a form is all there is. */
    default @Nullable Consent consent() {
        return null;
    }

    /**
     * Really connects with these settings and says what it found. May take seconds; never throws; never changes
     * anything on the other side that cannot be repeated.
     */
    CheckReport check(ChannelSettings settings);
}
