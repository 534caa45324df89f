package dev.tributary.engine.outbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A lane as a task of the scheduler: one instance, so one worker at a time; taken over when its node dies; gone when the
 * lane is empty.
 */
@Configuration(proxyBeanMethods = false)
class LaneTask {
    static final String NAME = "deliver";

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final DeliveryStore store;
    private final LaneWorker worker;
    private final TransactionTemplate transactions;
    private final ObjectProvider<Scheduler> schedulers;
    private final Clock clock;

    LaneTask(
            DeliveryStore store,
            LaneWorker worker,
            TransactionTemplate transactions,
            ObjectProvider<Scheduler> schedulers,
            Clock clock) {
        this.store = store;
        this.worker = worker;
        this.transactions = transactions;
        this.schedulers = schedulers;
        this.clock = clock;
    }

    @Bean
    Task<Void> deliver() {
        return Tasks.custom(NAME, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
                // the library's own revival goes by the machine's clock, not by the house's
                .onDeadExecution((dead, lane) -> lane.reschedule(dead, clock.instant()))
                .execute((instance, context) -> {
                    SchedulerState state = context.getSchedulerState();
                    worker.work(instance.getId(), state::isShuttingDown);
                    return (CompletionHandler<Void>) (done, lane) -> leave(instance.getId(), done, lane);
                });
    }

    /**
     * Looks again under the lane's lock before the instance goes: whoever queues holds that lock until the commit, so a
     * row is either seen here, or its writer sees that the instance is gone.
     */
    private void leave(String lane, ExecutionComplete done, ExecutionOperations<Void> instance) {
        Boolean atOnce = transactions.execute(status -> {
            store.lockLane(lane, clock.instant());
            Optional<Delivery> head = store.head(lane);
            if (head.isEmpty()) {
                instance.stop();
                return false;
            }
            Instant now = clock.instant();
            Instant next = worker.next(head.get());
            instance.reschedule(done, next);
            return !next.isAfter(now);
        });
        if (Boolean.TRUE.equals(atOnce)) schedulers.getObject().triggerCheckForDueExecutions();
    }
}
