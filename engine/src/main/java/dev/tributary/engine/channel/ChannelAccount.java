package dev.tributary.engine.channel;

import dev.tributary.engine.spi.AccountKey;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account of a channel.
 *
 * @param id the account
 * @param key its key
 * @param name the name people see
 * @param values its plain settings
 * @param secretNames which secrets are set
 * @param state whether it works
 * @param revision grows with every change; running routes compare it
 * @param lastMessageAt when something last came in
 * @param lastErrorAt when something last went wrong
 * @param lastError what, in words
 * @param notBefore before when nothing is sent from it, because of a limit of all of it; null while there is none
 */
public record ChannelAccount(
        UUID id,
        AccountKey key,
        String name,
        Map<String, String> values,
        Set<String> secretNames,
        State state,
        long revision,
        @Nullable Instant lastMessageAt,
        @Nullable Instant lastErrorAt,
        @Nullable String lastError,
        @Nullable Instant notBefore) {
    public ChannelAccount {
        values = Map.copyOf(values);
        secretNames = Set.copyOf(secretNames);
    }

    /** Whether an account works. */
    public enum State {
        ACTIVE,
        PAUSED,
        /** Must be connected again: the token or password no longer works. */
        RECONNECT
    }
}
