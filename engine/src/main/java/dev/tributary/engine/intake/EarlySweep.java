package dev.tributary.engine.intake;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every quarter of an hour, on one node: does what came early to messages that have come since, for a message and what was
 * done to it may have missed each other by being stored at the same moment; and forgets what no message has come for.
 */
@Configuration(proxyBeanMethods = false)
class EarlySweep {
    /** How long something waits for its message: as long as channels go on telling what was not taken. */
    static final Duration KEPT = Duration.ofDays(2);

    private static final String NAME = "sweep-early-asides";
    private static final Duration PERIOD = Duration.ofMinutes(15);

    private final EarlyStore store;
    private final Asides asides;
    private final TransactionTemplate transactions;
    private final Clock clock;

    EarlySweep(EarlyStore store, Asides asides, TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.asides = asides;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Bean
    Task<Void> sweepEarlyAsides() {
        return Tasks.recurring(NAME, FixedDelay.of(PERIOD))
                // the library's own revival goes by the machine's clock, not by the house's
                .onDeadExecution((dead, sweep) -> sweep.reschedule(dead, clock.instant()))
                .execute((instance, context) -> run());
    }

    /** One round. */
    void run() {
        for (UUID account : store.accounts()) transactions.executeWithoutResult(status -> asides.catchUp(account));
        transactions.executeWithoutResult(status -> store.forget(clock.instant().minus(KEPT)));
    }
}
