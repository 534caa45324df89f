package dev.tributary.engine.invitation;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.tributary.engine.errand.Errands;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Mails of invitations as a task of the scheduler. */
@Configuration(proxyBeanMethods = false)
class InvitationTask {
    static final String NAME = "mail-invitation";

    @Bean
    Task<Void> mailInvitation(ObjectProvider<InvitationPost> post, Clock clock) {
        return Errands.task(NAME, post, clock);
    }
}
