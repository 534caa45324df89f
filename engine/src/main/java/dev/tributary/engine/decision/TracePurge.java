package dev.tributary.engine.decision;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Throws traces away that have been kept long enough: every hour, on one node, in small transactions. */
@Configuration(proxyBeanMethods = false)
class TracePurge {
    private static final String NAME = "purge-traces";

    private static final Duration PERIOD = Duration.ofHours(1);
    private static final int BATCH = 500;

    private final TraceBin bin;
    private final TraceRetention retention;
    private final TransactionTemplate transactions;
    private final Clock clock;

    TracePurge(TraceBin bin, TraceRetention retention, TransactionTemplate transactions, Clock clock) {
        this.bin = bin;
        this.retention = retention;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Bean
    Task<Void> purgeTraces() {
        return Tasks.recurring(NAME, FixedDelay.of(PERIOD))
                // the library's own revival goes by the machine's clock, not by the house's
                .onDeadExecution((dead, purge) -> purge.reschedule(dead, clock.instant()))
                .execute((instance, context) -> run(context.getSchedulerState()::isShuttingDown));
    }

    /** Throws away what is due, until there is no more of it or the house stops. */
    void run(BooleanSupplier stopping) {
        TraceRetention.Days days = retention.current();
        for (TraceOutcome outcome : TraceOutcome.values()) {
            Instant before = clock.instant().minus(Duration.ofDays(days.of(outcome)));
            int thrown = BATCH;
            while (thrown == BATCH && !stopping.getAsBoolean()) {
                Integer gone = transactions.execute(status -> bin.empty(outcome, before, BATCH));
                thrown = gone == null ? 0 : gone;
            }
        }
    }
}
