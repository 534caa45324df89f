package dev.tributary.engine.privacy;

import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.settings.SettingStore;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link VisitorAddresses}: the decision is a setting of its own. */
@Component
final class StoredVisitorAddresses implements VisitorAddresses {
    private static final String NAME = "privacy";
    private static final String FIELD = "addresses";

    private final SettingStore settings;
    private final AddressStore store;
    private final Permissions permissions;
    private final EventLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;

    StoredVisitorAddresses(
            SettingStore settings,
            AddressStore store,
            Permissions permissions,
            EventLog log,
            TransactionTemplate transactions,
            Clock clock) {
        this.settings = settings;
        this.store = store;
        this.permissions = permissions;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public boolean kept() {
        return settings.read(NAME)
                .map(fields -> Boolean.parseBoolean(fields.get(FIELD)))
                .orElse(false);
    }

    @Override
    public void keep(UUID actor, boolean kept) {
        transactions.executeWithoutResult(status -> {
            permissions.requireFullAccess(actor);
            settings.write(NAME, Map.of(FIELD, Boolean.toString(kept)), clock.instant());
            if (!kept) store.forget();
            log.append(NewEvent.of(EventKind.SETTING_CHANGED, NAME).by(actor));
        });
    }

    @Override
    public void wroteFrom(Map<UUID, Set<String>> seen) {
        if (seen.isEmpty() || !kept()) return;
        Map<UUID, Set<String>> literal = new HashMap<>();
        seen.forEach((conversation, addresses) -> addresses.forEach(address -> NetworkAddress.of(address)
                .ifPresent(one -> literal.computeIfAbsent(conversation, id -> new TreeSet<>())
                        .add(one))));
        if (!literal.isEmpty()) store.add(literal);
    }
}
