package dev.tributary.engine.errand;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the scheduler once the running transaction has committed: else its poll interval would be the latency. */
public final class Awakening {
    private Awakening() {}

    /** Wakes it once, however often it is asked for. */
    public static void afterCommit(Scheduler scheduler) {
        for (TransactionSynchronization there : TransactionSynchronizationManager.getSynchronizations())
            if (there instanceof Waking) return;
        TransactionSynchronizationManager.registerSynchronization(new Waking(scheduler));
    }

    private record Waking(Scheduler scheduler) implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            scheduler.triggerCheckForDueExecutions();
        }
    }
}
