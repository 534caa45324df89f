package dev.tributary.engine.intake;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.tributary.engine.errand.Errands;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Fetching of late files as a task of the scheduler. */
@Configuration(proxyBeanMethods = false)
class LateFileTask {
    @Bean
    Task<Void> fetchLateFiles(ObjectProvider<LateFiles> files, Clock clock) {
        return Errands.task(LateFiles.NAME, files, clock);
    }
}
