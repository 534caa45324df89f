package dev.tributary.engine.errand;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks for errands, in the running transaction. */
@Component
public final class Errands {
    /** How long what was settled is kept to be read. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final Scheduler scheduler;
    private final Clock clock;

    Errands(Scheduler scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * The task of the scheduler that does errands of a kind.
     *
     * @param name never changes: what was asked for waits under it
     * @param kind looked up late, because what does them may need the scheduler
     */
    public static Task<Void> task(String name, ObjectProvider<? extends Errand> kind, Clock clock) {
        return Tasks.custom(name, Void.class)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(AFTER_FAILURE))
                // the library's own revival goes by the machine's clock, not by the house's
                .onDeadExecution((dead, errand) -> errand.reschedule(dead, clock.instant()))
                .execute((instance, context) -> {
                    Optional<Instant> again = kind.getObject().run(UUID.fromString(instance.getId()));
                    return (CompletionHandler<Void>) (done, errand) -> {
                        if (again.isEmpty()) errand.stop();
                        else errand.reschedule(done, again.get());
                    };
                });
    }

    /**
     * A task of the scheduler that once an hour forgets what was settled long ago.
     *
     * @param name never changes
     */
    public static RecurringTask<Void> purge(String name, Consumer<Instant> forgetBefore, Clock clock) {
        return Tasks.recurring(name, FixedDelay.ofHours(1))
                .onDeadExecution((dead, purge) -> purge.reschedule(dead, clock.instant()))
                .execute((instance, context) ->
                        forgetBefore.accept(clock.instant().minus(KEPT)));
    }

    /** Has one done as soon as the running transaction has committed; the same twice is done once. */
    public void ask(String name, UUID id) {
        scheduler.scheduleIfNotExists(new TaskInstance<Void>(name, id.toString()), clock.instant());
        Awakening.afterCommit(scheduler);
    }
}
