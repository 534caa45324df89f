package dev.tributary.engine.channel;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.channel.ChannelAccount.State;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.secret.SecretBox;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link ChannelAccounts}: checks the actor, seals the secrets, changes the store and tells it, in one transaction. */
@Component
final class AccountRegister implements ChannelAccounts {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ACCOUNT = 200;
    private static final int LONGEST_ERROR = 1000;
    private static final Duration FIRST_HOLD = Duration.ofMinutes(1);
    private static final Duration LONGEST_HOLD = Duration.ofHours(1);
    /** What another side may ask for at most; more is taken for a mistake. */
    private static final Duration LONGEST_ASKED = Duration.ofHours(24);
    /** How long the others wait for who tries first. */
    private static final Duration FIRST_TRY = Duration.ofMinutes(1);

    private final AccountStore store;
    private final SecretBox box;
    private final Permissions permissions;
    private final EventLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AccountRegister(
            AccountStore store,
            SecretBox box,
            Permissions permissions,
            EventLog log,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.box = box;
        this.permissions = permissions;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<ChannelAccount> all() {
        return store.all();
    }

    @Override
    public Optional<ChannelAccount> account(UUID id) {
        return store.account(id);
    }

    @Override
    public Optional<ChannelAccount> byKey(AccountKey key) {
        return store.byKey(key);
    }

    @Override
    public ChannelSettings settings(UUID id) {
        ChannelAccount account = store.account(id).orElseThrow(() -> new CommandRefused(Reason.NOT_FOUND));
        Map<String, String> secrets = new HashMap<>();
        store.sealedSecrets(id).forEach((name, closed) -> secrets.put(name, box.open(closed, place(id, name))));
        return new ChannelSettings(account.values(), secrets);
    }

    @Override
    public ChannelAccount add(UUID actor, AccountKey key, String name, ChannelSettings settings) {
        return inTransaction(() -> {
            permissions.requireFullAccess(actor);
            return add(key, name, settings, actor);
        });
    }

    @Override
    public ChannelAccount addByOperator(AccountKey key, String name, ChannelSettings settings) {
        return inTransaction(() -> add(key, name, settings, null));
    }

    private ChannelAccount add(AccountKey key, String name, ChannelSettings settings, @Nullable UUID actor) {
        if (key.account().isBlank() || key.account().length() > LONGEST_ACCOUNT)
            throw new CommandRefused(Reason.FIELD_MALFORMED, "account");
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Map<String, String> closed = seal(id, settings.secrets());
        ChannelAccount account = new ChannelAccount(
                id, key, named(name), settings.values(), closed.keySet(), State.ACTIVE, 1, null, null, null, null);
        if (!store.add(account, closed, clock.instant()))
            throw new CommandRefused(Reason.ACCOUNT_EXISTS, key.account());
        tell(id, actor);
        return account;
    }

    @Override
    public UUID ofFile(AccountKey key, String name) {
        return inTransaction(() -> {
            Optional<ChannelAccount> there = store.byKey(key).flatMap(found -> store.lock(found.id()));
            if (there.isEmpty()) return ofFileNew(key, name);
            ChannelAccount before = there.get();
            if (!before.name().equals(named(name))) {
                store.change(renamed(before, named(name)), store.sealedSecrets(before.id()));
                tell(before.id(), null);
            }
            return before.id();
        });
    }

    @Override
    public void filesChanged() {
        run(() -> log.append(NewEvent.of(EventKind.CHANNEL_CHANGED, null)));
    }

    private UUID ofFileNew(AccountKey key, String name) {
        try {
            return add(key, name, new ChannelSettings(Map.of(), Map.of()), null).id();
        } catch (CommandRefused refused) {
            // another node was faster
            return store.byKey(key).orElseThrow(() -> refused).id();
        }
    }

    private static ChannelAccount renamed(ChannelAccount before, String name) {
        return new ChannelAccount(
                before.id(),
                before.key(),
                name,
                before.values(),
                before.secretNames(),
                before.state(),
                before.revision() + 1,
                before.lastMessageAt(),
                before.lastErrorAt(),
                before.lastError(),
                before.notBefore());
    }

    @Override
    public void change(UUID actor, UUID id, String name, ChannelSettings settings) {
        run(() -> {
            permissions.requireFullAccess(actor);
            ChannelAccount before = locked(id);
            Map<String, String> closed = new HashMap<>(store.sealedSecrets(id));
            closed.putAll(seal(id, settings.secrets()));
            // new settings deserve a new try: what needed to be connected again is tried again
            State state = before.state() == State.PAUSED ? State.PAUSED : State.ACTIVE;
            store.change(
                    new ChannelAccount(
                            id,
                            before.key(),
                            named(name),
                            settings.values(),
                            closed.keySet(),
                            state,
                            before.revision() + 1,
                            before.lastMessageAt(),
                            before.lastErrorAt(),
                            before.lastError(),
                            null),
                    closed);
            tell(id, actor);
        });
    }

    @Override
    public void replaceSecret(UUID id, String name, String before, String after) {
        run(() -> {
            ChannelAccount account = store.lock(id).orElse(null);
            if (account == null) return;
            Map<String, String> closed = new HashMap<>(store.sealedSecrets(id));
            String now = closed.get(name);
            if (now == null || !box.open(now, place(id, name)).strip().equals(before)) return;
            closed.putAll(seal(id, Map.of(name, after)));
            store.change(account, closed);
        });
    }

    @Override
    public void setPaused(UUID actor, UUID id, boolean paused) {
        run(() -> {
            permissions.requireFullAccess(actor);
            ChannelAccount before = locked(id);
            if ((before.state() == State.PAUSED) == paused) return;
            store.changeState(id, paused ? State.PAUSED : State.ACTIVE, null, clock.instant());
            tell(id, actor);
        });
    }

    @Override
    public void report(UUID id, State state, @Nullable String error) {
        if (state == State.PAUSED) throw new IllegalArgumentException("only people pause an account");
        run(() -> {
            Optional<ChannelAccount> before = store.lock(id);
            // what a person paused stays paused, whatever its last send found out
            if (before.isEmpty() || before.get().state() == State.PAUSED) return;
            if (before.get().state() == state) return;
            store.changeState(id, state, error == null ? null : cut(error), clock.instant());
            tell(id, null);
        });
    }

    @Override
    public void hold(UUID id, @Nullable Duration wait, String error) {
        run(() -> {
            if (store.lock(id).isEmpty()) return;
            int holds = store.holds(id);
            Duration usual = FIRST_HOLD.multipliedBy(1L << Math.min(holds, 10));
            Duration longest = wait == null ? LONGEST_HOLD : LONGEST_ASKED;
            Duration asked = wait == null ? usual : wait;
            Instant now = clock.instant();
            store.changeHold(id, now.plus(asked.compareTo(longest) <= 0 ? asked : longest), holds + 1);
            store.changeError(id, cut(error), now);
            tell(id, null);
        });
    }

    @Override
    public boolean mayTry(UUID id) {
        Instant seen = store.account(id).map(ChannelAccount::notBefore).orElse(null);
        if (seen == null) return true;
        if (seen.isAfter(clock.instant())) return false;
        return inTransaction(() -> {
            Instant now = clock.instant();
            Instant held = store.lock(id).map(ChannelAccount::notBefore).orElse(null);
            if (held == null) return true;
            if (held.isAfter(now)) return false;
            store.changeHold(id, now.plus(FIRST_TRY), store.holds(id));
            return true;
        });
    }

    @Override
    public void lift(UUID id) {
        run(() -> {
            if (store.lock(id).map(ChannelAccount::notBefore).isEmpty()) return;
            store.changeHold(id, null, 0);
            tell(id, null);
        });
    }

    @Override
    public void reportError(UUID id, String error) {
        run(() -> {
            Optional<ChannelAccount> before = store.lock(id);
            if (before.isEmpty()) return;
            store.changeError(id, cut(error), clock.instant());
            // the same words again are news to nobody
            if (!cut(error).equals(before.get().lastError())) tell(id, null);
        });
    }

    private ChannelAccount locked(UUID id) {
        return store.lock(id).orElseThrow(() -> new CommandRefused(Reason.NOT_FOUND));
    }

    /** A secret left blank in a form is one that was not entered: it stays as it was. */
    private Map<String, String> seal(UUID id, Map<String, String> secrets) {
        Map<String, String> closed = new HashMap<>();
        secrets.forEach((name, secret) -> {
            if (!secret.isBlank()) closed.put(name, box.seal(secret, place(id, name)));
        });
        return closed;
    }

    private static String place(UUID id, String name) {
        return "channel_account/" + id + "/" + name;
    }

    private static String named(String typed) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) throw new CommandRefused(Reason.FIELD_MALFORMED, "name");
        return name;
    }

    private static String cut(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    private void tell(UUID id, @Nullable UUID actor) {
        log.append(NewEvent.of(EventKind.CHANNEL_CHANGED, id.toString()).by(actor));
    }

    private void run(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
