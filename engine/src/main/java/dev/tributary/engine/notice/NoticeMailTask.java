package dev.tributary.engine.notice;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.tributary.engine.errand.Errands;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Mails of notices as a task of the scheduler. */
@Configuration(proxyBeanMethods = false)
class NoticeMailTask {
    static final String NAME = "mail-notice";

    @Bean
    Task<Void> mailNotice(ObjectProvider<NoticePost> post, Clock clock) {
        return Errands.task(NAME, post, clock);
    }
}
