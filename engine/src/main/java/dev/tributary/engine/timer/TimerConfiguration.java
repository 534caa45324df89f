package dev.tributary.engine.timer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The house's one scheduler. It works through the transaction-aware data source: what is scheduled in a transaction is
 * there when it commits, and not before.
 */
@Configuration(proxyBeanMethods = false)
class TimerConfiguration {
    /** A bounded pool: an unbounded one starts all it fetches at once and starves the connection pool. */
    private static final int THREADS = 8;

    private static final Duration POLL = Duration.ofSeconds(1);
    /** Four of these missed, seen at most two later: what a dead node was doing is taken over within 24 s. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);

    private static final int MISSED = 4;
    private static final Duration LAST_WORK = Duration.ofSeconds(10);

    @Bean(destroyMethod = "")
    Scheduler scheduler(DataSource dataSource, List<Task<?>> tasks, Clock clock) {
        List<Task<?>> asked = new ArrayList<>();
        List<RecurringTask<?>> recurring = new ArrayList<>();
        for (Task<?> task : tasks)
            if (task instanceof RecurringTask<?> again) recurring.add(again);
            else asked.add(task);
        return Scheduler.create(dataSource, asked)
                .startTasks(recurring)
                .threads(THREADS)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(LAST_WORK)
                .clock(clock::instant)
                .build();
    }
}
