package dev.tributary.engine.channel;

import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The accounts. Changes need full access and are told to every node ({@code CHANNEL_CHANGED}). */
public interface ChannelAccounts {
    /** All accounts, by channel and name. */
    List<ChannelAccount> all();

    /** The account with this id. */
    Optional<ChannelAccount> account(UUID id);

    /** The account with this key. */
    Optional<ChannelAccount> byKey(AccountKey key);

    /** Its settings with secrets in clear; for the routes and for the test button only. */
    ChannelSettings settings(UUID id);

    /**
     * Adds an account.
     *
     * @throws dev.tributary.engine.access.CommandRefused when the actor may not, or the key exists
     */
    ChannelAccount add(UUID actor, AccountKey key, String name, ChannelSettings settings);

    /** As {@link #add}, for the command line and the demo, which need no actor. */
    ChannelAccount addByOperator(AccountKey key, String name, ChannelSettings settings);

    /**
     * An account that nobody adds: of a channel that came as a file, or that is a part of another. Added when it is new,
     * called by this name from now on. Idempotent.
     *
     * @return its id
     */
    UUID ofFile(AccountKey key, String name);

    /** Tells every screen that the channels that came as files are others, or broken, or mended. */
    void filesChanged();

    /** Changes name and settings; a secret that is absent stays as it was. */
    void change(UUID actor, UUID id, String name, ChannelSettings settings);

    /**
     * The other side gave out another secret in place of this one. Changes nothing when the secret is a third one by now:
     * somebody has entered it. The running routes go on, and nobody is told.
     */
    void replaceSecret(UUID id, String name, String before, String after);

    /** Pauses or resumes an account. */
    void setPaused(UUID actor, UUID id, boolean paused);

    /** The routes say that the account works again, or needs to be connected again. Idempotent. */
    void report(UUID id, ChannelAccount.State state, @Nullable String error);

    /**
     * Nothing is sent from the account for a time, on no node; its messages wait.
     *
     * @param wait how long, or null for a minute, and twice as long each time in a row, up to an hour
     * @param error why, in words; shown as the account's last error
     */
    void hold(UUID id, @Nullable Duration wait, String error);

    /**
     * Whether a message may be sent from an account that was held. When the time is over, one asks in vain no more and is to
     * say what came of it ({@link #hold} or {@link #lift}); the others wait for that, for a minute at most.
     */
    boolean mayTry(UUID id);

    /** The account is held no longer: a message was taken. Idempotent. */
    void lift(UUID id);

    /** The routes say that something went wrong once; shown as the account's last error. */
    void reportError(UUID id, String error);
}
