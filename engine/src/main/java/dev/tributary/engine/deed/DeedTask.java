package dev.tributary.engine.deed;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.tributary.engine.errand.Errands;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deeds as a task of the scheduler. */
@Configuration(proxyBeanMethods = false)
class DeedTask {
    static final String NAME = "do-deed";

    @Bean
    Task<Void> doDeed(ObjectProvider<Performing> performing, Clock clock) {
        return Errands.task(NAME, performing, clock);
    }

    @Bean
    RecurringTask<Void> purgeDeeds(DeedStore store, Clock clock) {
        return Errands.purge("purge-deeds", store::forget, clock);
    }
}
