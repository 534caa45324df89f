package dev.tributary.routes.stream;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.LoggedEvent;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Accounts in memory, and the feed that tells of their changes. */
public final class FakeAccounts implements ChannelAccounts, EventFeed {
    private final Map<UUID, ChannelAccount> accounts = new ConcurrentHashMap<>();
    private final Map<UUID, ChannelSettings> settings = new ConcurrentHashMap<>();
    private final List<Consumer<List<LoggedEvent>>> consumers = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    /** What the routes complained about. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /** Tells all subscribers. */
    public void tell(EventKind kind) {
        LoggedEvent event = new LoggedEvent(1, kind, null, null, null, null, Instant.EPOCH);
        consumers.forEach(consumer -> consumer.accept(List.of(event)));
    }

    @Override
    public List<ChannelAccount> all() {
        return List.copyOf(accounts.values());
    }

    @Override
    public Optional<ChannelAccount> account(UUID id) {
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public Optional<ChannelAccount> byKey(AccountKey key) {
        return all().stream().filter(a -> a.key().equals(key)).findFirst();
    }

    @Override
    public ChannelSettings settings(UUID id) {
        return settings.get(id);
    }

    @Override
    public ChannelAccount add(UUID actor, AccountKey key, String name, ChannelSettings wanted) {
        return addByOperator(key, name, wanted);
    }

    @Override
    public ChannelAccount addByOperator(AccountKey key, String name, ChannelSettings wanted) {
        ChannelAccount added = account(UUID.randomUUID(), key, name, ChannelAccount.State.ACTIVE, 1, null);
        settings.put(added.id(), wanted);
        accounts.put(added.id(), added);
        tell(EventKind.CHANNEL_CHANGED);
        return added;
    }

    @Override
    public UUID ofFile(AccountKey key, String name) {
        byKey(key)
                .map(old -> account(old.id(), key, name, old.state(), old.revision() + 1, old.lastError()))
                .ifPresent(renamed -> accounts.put(renamed.id(), renamed));
        return byKey(key)
                .map(ChannelAccount::id)
                .orElseGet(() -> addByOperator(key, name, new ChannelSettings(Map.of(), Map.of()))
                        .id());
    }

    @Override
    public void filesChanged() {
        tell(EventKind.CHANNEL_CHANGED);
    }

    @Override
    public void change(UUID actor, UUID id, String name, ChannelSettings wanted) {
        ChannelAccount old = accounts.get(id);
        settings.put(id, wanted);
        accounts.put(id, account(id, old.key(), name, old.state(), old.revision() + 1, old.lastError()));
        tell(EventKind.CHANNEL_CHANGED);
    }

    @Override
    public void replaceSecret(UUID id, String name, String before, String after) {
        ChannelSettings old = settings.get(id);
        if (!old.secret(name).equals(before)) return;
        Map<String, String> secrets = new HashMap<>(old.secrets());
        secrets.put(name, after);
        settings.put(id, new ChannelSettings(old.values(), secrets));
    }

    @Override
    public void setPaused(UUID actor, UUID id, boolean paused) {
        report(id, paused ? ChannelAccount.State.PAUSED : ChannelAccount.State.ACTIVE, null);
        tell(EventKind.CHANNEL_CHANGED);
    }

    @Override
    public void report(UUID id, ChannelAccount.State state, @Nullable String error) {
        ChannelAccount old = accounts.get(id);
        if (error != null) errors.add(error);
        accounts.put(id, account(id, old.key(), old.name(), state, old.revision(), error));
    }

    @Override
    public void hold(UUID id, @Nullable Duration wait, String error) {
        errors.add(error);
    }

    @Override
    public boolean mayTry(UUID id) {
        return true;
    }

    @Override
    public void lift(UUID id) {}

    @Override
    public void reportError(UUID id, String error) {
        errors.add(error);
    }

    @Override
    public Subscription subscribe(Consumer<List<LoggedEvent>> consumer) {
        consumers.add(consumer);
        return () -> consumers.remove(consumer);
    }

    @Override
    public long newest() {
        return position();
    }

    @Override
    public long position() {
        return 0;
    }

    @Override
    public List<LoggedEvent> after(long position, int limit) {
        return List.of();
    }

    private static ChannelAccount account(
            UUID id, AccountKey key, String name, ChannelAccount.State state, long revision, @Nullable String error) {
        return new ChannelAccount(
                id, key, name, Map.of(), java.util.Set.of(), state, revision, null, null, error, null);
    }
}
