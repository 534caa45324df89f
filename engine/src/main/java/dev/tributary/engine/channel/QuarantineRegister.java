package dev.tributary.engine.channel;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.masking.MaskedText;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link Quarantine}: changes the store and tells it, in one transaction. */
@Component
final class QuarantineRegister implements Quarantine {
    private static final int LONGEST = 1000;
    private static final int LONGEST_ORIGINAL = 200_000;

    private final QuarantineStore store;
    private final Permissions permissions;
    private final EventLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;

    QuarantineRegister(
            QuarantineStore store,
            Permissions permissions,
            EventLog log,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.permissions = permissions;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void put(UUID accountId, String externalId, String locator, Cause cause, String explanation) {
        run(() -> note(accountId, externalId, locator, cause, explanation));
    }

    @Override
    public void keep(
            UUID accountId, String externalId, String locator, Cause cause, String explanation, MaskedText original) {
        run(() -> {
            note(accountId, externalId, locator, cause, explanation);
            String text = original.value();
            if (text.length() <= LONGEST_ORIGINAL) store.keep(accountId, externalId, text);
        });
    }

    @Override
    public boolean holds(UUID accountId, String externalId) {
        return store.holds(accountId, externalId);
    }

    private void note(UUID accountId, String externalId, String locator, Cause cause, String explanation) {
        Optional<Entry> before = store.lock(accountId, externalId);
        if (before.isEmpty()) {
            // lost to a node that put the same in at this moment: its row says the same
            if (!store.add(accountId, externalId, cut(locator), cause, cut(explanation), clock.instant())) return;
        } else {
            store.again(before.get().id(), cut(locator), cause, cut(explanation), clock.instant());
        }
        log.append(NewEvent.of(EventKind.QUARANTINE_CHANGED, accountId.toString()));
    }

    @Override
    public void resolve(UUID accountId, String externalId, @Nullable UUID messageId) {
        run(() -> {
            Optional<Entry> entry = store.lock(accountId, externalId);
            if (entry.isEmpty() || entry.get().resolvedAt() != null) return;
            store.resolved(entry.get().id(), messageId, clock.instant());
            log.append(NewEvent.of(EventKind.QUARANTINE_CHANGED, accountId.toString()));
        });
    }

    @Override
    public List<Entry> entries(UUID agent, int limit) {
        permissions.requireFullAccess(agent);
        return store.entries(limit);
    }

    @Override
    public int open() {
        return store.open();
    }

    @Override
    public void askReplay(UUID agent, UUID entry) {
        run(() -> {
            permissions.requireFullAccess(agent);
            Entry asked = store.lock(entry).orElseThrow(() -> new CommandRefused(Reason.NOT_FOUND));
            if (asked.resolvedAt() != null) return;
            store.replayAsked(entry, clock.instant());
            log.append(NewEvent.of(EventKind.REPLAY_ASKED, asked.accountId().toString())
                    .by(agent));
        });
    }

    @Override
    public List<Entry> replayAsked(UUID accountId) {
        return store.waitingForReplay(accountId);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private void run(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }
}
