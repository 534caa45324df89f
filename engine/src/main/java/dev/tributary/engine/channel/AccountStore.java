package dev.tributary.engine.channel;

import dev.tributary.engine.spi.AccountKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where accounts are kept. Sees secrets only sealed. Takes part in the running transaction. */
public interface AccountStore {
    /** All accounts, by channel and name. */
    List<ChannelAccount> all();

    /** The account with this id. */
    Optional<ChannelAccount> account(UUID id);

    /** The account with this key. */
    Optional<ChannelAccount> byKey(AccountKey key);

    /** The account with this id, its row locked to the end of the transaction. */
    Optional<ChannelAccount> lock(UUID id);

    /** Its sealed secrets by name; empty for an unknown account. */
    Map<String, String> sealedSecrets(UUID id);

    /** Adds an account, unless the key exists: then false, and nothing changed. */
    boolean add(ChannelAccount account, Map<String, String> sealedSecrets, Instant now);

    /** Writes name, values, state and revision of a locked account, and its secrets. */
    void change(ChannelAccount account, Map<String, String> sealedSecrets);

    /** Writes the state of a locked account; with an error also that error and when. */
    void changeState(UUID id, ChannelAccount.State state, @Nullable String error, Instant now);

    /** Writes before when nothing is sent from a locked account, or null, and how often that was said in a row. */
    void changeHold(UUID id, @Nullable Instant notBefore, int holds);

    /** How often a locked account was held in a row. */
    int holds(UUID id);

    /** Writes the last error of an account. */
    void changeError(UUID id, String error, Instant now);
}
