package dev.tributary.engine.lookup;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.tributary.engine.errand.Errands;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Inquiries as a task of the scheduler. */
@Configuration(proxyBeanMethods = false)
class InquiryTask {
    static final String NAME = "look-up";

    @Bean
    Task<Void> lookUp(ObjectProvider<Inquiry> inquiries, Clock clock) {
        return Errands.task(NAME, inquiries, clock);
    }
}
