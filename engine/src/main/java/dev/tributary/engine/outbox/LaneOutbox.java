package dev.tributary.engine.outbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.errand.Awakening;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** {@link Outbox}: a row and its lane's task instance, in the caller's transaction; the worker is woken after it. */
@Component
final class LaneOutbox implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(LaneOutbox.class);

    private final DeliveryStore store;
    private final Moves moves;
    private final Scheduler scheduler;
    private final Clock clock;

    LaneOutbox(DeliveryStore store, Moves moves, Scheduler scheduler, Clock clock) {
        this.store = store;
        this.moves = moves;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Override
    public UUID enqueue(NewDelivery delivery) {
        requireTransaction();
        String lane = Delivery.lane(delivery.conversationId(), delivery.accountId());
        store.lockLane(lane, clock.instant());
        UUID id = store.add(delivery, lane, clock.instant());
        scheduler.scheduleIfNotExists(new TaskInstance<Void>(LaneTask.NAME, lane), clock.instant());
        Awakening.afterCommit(scheduler);
        return id;
    }

    @Override
    public void requeue(UUID messageId) {
        requireTransaction();
        List<Delivery> deliveries = store.lock(store.ofMessages(List.of(messageId)));
        boolean any = false;
        for (Delivery delivery : deliveries) {
            // another try under way is not a person's to repeat
            if (delivery.state() == DeliveryState.SENDING) continue;
            if (delivery.lookedFor(clock.instant())) throw new CommandRefused(Reason.TOO_EARLY);
            store.lockLane(delivery.lane(), clock.instant());
            if (!moves.move(delivery, delivery.queued(0, clock.instant()))) continue;
            awaken(delivery.lane());
            any = true;
        }
        if (!any) throw new CommandRefused(Reason.NOT_REPEATABLE);
        Awakening.afterCommit(scheduler);
    }

    /** Makes a lane due now, whatever it was waiting for. */
    void awaken(String lane) {
        TaskInstance<Void> instance = new TaskInstance<>(LaneTask.NAME, lane);
        Instant now = clock.instant();
        if (scheduler.scheduleIfNotExists(instance, now)) return;
        try {
            scheduler.reschedule(instance, now);
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException e) {
            LOG.debug("lane {} is being worked on: it will look again before it ends", lane);
        }
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("messages are queued in the transaction that stores them");
    }
}
