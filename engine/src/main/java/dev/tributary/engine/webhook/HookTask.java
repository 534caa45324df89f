package dev.tributary.engine.webhook;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.tributary.engine.errand.Errands;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Calls as a task of the scheduler. */
@Configuration(proxyBeanMethods = false)
class HookTask {
    static final String NAME = "call-webhook";

    @Bean
    Task<Void> callWebhook(ObjectProvider<Calling> calling, Clock clock) {
        return Errands.task(NAME, calling, clock);
    }

    @Bean
    RecurringTask<Void> purgeWebhookCalls(HookCallStore store, Clock clock) {
        return Errands.purge("purge-webhook-calls", store::forget, clock);
    }
}
