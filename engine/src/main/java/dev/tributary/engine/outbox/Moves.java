package dev.tributary.engine.outbox;

import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Moves locked deliveries: the one place that asks the table of transitions, writes and tells. */
@Component
final class Moves {
    private final DeliveryStore store;
    private final EventLog log;
    /** Looked up late: who watches sends messages too. */
    private final ObjectProvider<FailureWatch> watches;

    private final Clock clock;

    Moves(DeliveryStore store, EventLog log, ObjectProvider<FailureWatch> watches, Clock clock) {
        this.store = store;
        this.log = log;
        this.watches = watches;
        this.clock = clock;
    }

    /** Whether the delivery moved; one that may not stays as it is. */
    boolean move(Delivery from, Delivery to) {
        if (!from.state().mayBecome(to.state())) return false;
        store.write(to, clock.instant());
        log.append(NewEvent.about(
                EventKind.DELIVERY_CHANGED,
                to.conversationId(),
                to.messageId(),
                to.state().name()));
        if (to.state() == DeliveryState.FAILED || to.state() == DeliveryState.DEAD)
            watches.forEach(watch -> watch.failed(to));
        return true;
    }

    /** Writes what is told of a delivery that stays where it is; false when that is known already. */
    boolean note(Delivery from, Delivery to) {
        if (from.equals(to)) return false;
        store.write(to, clock.instant());
        log.append(NewEvent.about(
                EventKind.DELIVERY_CHANGED,
                to.conversationId(),
                to.messageId(),
                to.state().name()));
        return true;
    }
}
