package dev.tributary.routes.stream;

import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelType;
import dev.tributary.engine.spi.InboundFile;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.builder.RouteBuilder;

/**
 * A channel that ships with the house: a Spring bean that says what its accounts need to know (as every
 * {@link ChannelType}) and which routes they run. All built-in channels share one Camel context; route ids must say the
 * channel, and for an account's routes the account's id.
 *
 * <p>The methods are called on the host's own thread, one at a time, so they may be slow but must come back.
 */
public interface BuiltInChannel extends ChannelType {
    /**
     * The routes that the channel needs once, whatever accounts there are: its webhook, or one way out for all accounts.
     * Asked for once, when the house starts.
     */
    default List<RouteBuilder> routes() {
        return List.of();
    }

    /**
     * The routes that one account needs. Asked for when the house starts, when an account is added or resumed, and, after
     * the old routes were stopped, when its settings changed.
     *
     * @throws RuntimeException when the settings do not do; the account then shows as failed until it is changed
     */
    default List<RouteBuilder> routes(AccountSetup account) {
        return List.of();
    }

    /** The account's routes have been stopped: let go of what was kept for them. */
    default void stopped(UUID accountId) {}

    /** Asks the account's mailbox to be polled now; nothing for channels that do not poll. Returns at once. */
    default void pollNow(UUID accountId) {}

    /**
     * Fetches a file at an address that one of the channel's events named. Called on any thread; blocking, for a minute at
     * most.
     *
     * @return the file, its name blank when nobody says one; or nothing when it cannot be had now
     */
    default Optional<InboundFile> fetch(AccountKey account, String address) {
        return Optional.empty();
    }

    /**
     * Where several apps share an account: has us answer a customer, or leaves them to the others. Called on any thread;
     * blocking, for some seconds.
     *
     * @return why not: in the other side's words, blank when it says nothing, or a sentence of ours
     *     ({@link dev.tributary.engine.spi.Trouble#kept}); nothing when it is done
     */
    default Optional<String> control(AccountKey account, String customer, boolean take) {
        return Optional.of("");
    }

    /**
     * Somebody asked for another try of what lies in quarantine. Called also when the account's routes start, because the
     * request may be older than they are.
     */
    default void replay(AccountSetup account) {}
}
