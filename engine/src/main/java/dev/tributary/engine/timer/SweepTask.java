package dev.tributary.engine.timer;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sweep as a task of the scheduler: one in the whole cluster, taken over when its node dies. */
@Configuration(proxyBeanMethods = false)
class SweepTask {
    private static final int PERIOD_SECONDS = 5;

    /** Looked up late: what rules decide is scheduled, so the scheduler has to be there first. */
    private final ObjectProvider<Sweep> sweeps;

    private final Clock clock;

    SweepTask(ObjectProvider<Sweep> sweeps, Clock clock) {
        this.sweeps = sweeps;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> sweepTimers() {
        return Tasks.recurring("sweep-timers", FixedDelay.ofSeconds(PERIOD_SECONDS))
                // the library's own revival goes by the machine's clock, not by the house's
                .onDeadExecution((dead, sweep) -> sweep.reschedule(dead, clock.instant()))
                .execute((instance, context) -> sweeps.getObject().run(context.getSchedulerState()::isShuttingDown));
    }
}
