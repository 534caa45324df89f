package dev.tributary.engine.timer;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts the scheduler when the rest of the engine is there, and lets it finish what it is doing before that goes. */
@Component
final class TimerLifecycle implements SmartLifecycle {
    private static final int WOKEN_MILLISECONDS = 20;

    private final Scheduler scheduler;
    private volatile boolean running;

    TimerLifecycle(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        // its thread sleeps between two looks, and stopping waits a second for it to wake by itself
        CompletableFuture.delayedExecutor(WOKEN_MILLISECONDS, TimeUnit.MILLISECONDS)
                .execute(scheduler::triggerCheckForDueExecutions);
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
