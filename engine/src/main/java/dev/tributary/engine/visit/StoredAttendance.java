package dev.tributary.engine.visit;

import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@link Attendance} as leases: while a visitor listens, her row says that she is gone some time after the grace, so that a
 * node that dies says the same as a browser that is closed, a little later.
 */
@Component
final class StoredAttendance implements Attendance {
    /** Two renewals may fail. */
    static final Duration LEASE = GRACE.plusSeconds(40);

    private static final Duration RENEWED = Duration.ofSeconds(15);
    private static final int TOGETHER = 500;
    private static final Logger LOG = LoggerFactory.getLogger(StoredAttendance.class);

    private final AttendanceStore store;
    private final VisitEvents events;
    private final ObjectProvider<Watch> watches;
    private final TransactionTemplate transactions;
    private final Clock clock;
    /** Whose lease this node renewed when: who writes line after line costs one row in a while. */
    private final Map<UUID, Instant> heard = new ConcurrentHashMap<>();

    private Instant renewed = Instant.EPOCH;

    StoredAttendance(
            AttendanceStore store,
            VisitEvents events,
            ObjectProvider<Watch> watches,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.events = events;
        this.watches = watches;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void comes(VisitorIdentity visitor) {
        quietly(() -> hear(visitor.id(), false));
    }

    @Override
    public void writes(VisitorIdentity visitor) {
        Instant last = heard.get(visitor.id());
        if (last == null || !recent(last, clock.instant())) quietly(() -> hear(visitor.id(), true));
    }

    private void hear(UUID visitor, boolean writes) {
        Instant now = clock.instant();
        Set<UUID> alone = Set.of(visitor);
        if (!store.putOff(alone, now.plus(LEASE)).isEmpty()) {
            UUID conversation = store.conversations(alone).get(visitor);
            if (conversation != null) events.arrive(visitor, conversation, now.plus(LEASE));
            else if (!writes) return;
            else store.add(visitor, now.plus(LEASE));
        }
        heard.put(visitor, now);
    }

    @Override
    public void goes(Collection<UUID> visitors) {
        if (visitors.isEmpty()) return;
        visitors.forEach(heard::remove);
        quietly(() -> putOff(visitors, clock.instant().plus(GRACE)));
    }

    @Override
    public void renew() {
        Instant now = clock.instant();
        if (due(now)) quietly(() -> renew(now));
    }

    private synchronized boolean due(Instant now) {
        if (recent(renewed, now)) return false;
        renewed = now;
        return true;
    }

    private void renew(Instant now) {
        heard.values().removeIf(last -> !recent(last, now));
        Instant goneAt = now.plus(LEASE);
        List<UUID> visitors = watches.stream()
                .flatMap(watch -> watch.listening().stream())
                .distinct()
                .toList();
        for (int from = 0; from < visitors.size(); from += TOGETHER) {
            Set<UUID> unknown = putOff(visitors.subList(from, Math.min(visitors.size(), from + TOGETHER)), goneAt);
            store.conversations(unknown)
                    .forEach((visitor, conversation) -> events.arrive(visitor, conversation, goneAt));
        }
    }

    private Set<UUID> putOff(Collection<UUID> visitors, Instant goneAt) {
        return Objects.requireNonNull(transactions.execute(status -> store.putOff(visitors, goneAt)));
    }

    private static boolean recent(Instant last, Instant now) {
        return Duration.between(last, now).abs().compareTo(RENEWED) < 0;
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("it could not be written down who is on the site", e);
        }
    }
}
