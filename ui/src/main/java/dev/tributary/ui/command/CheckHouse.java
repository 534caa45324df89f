package dev.tributary.ui.command;

import dev.tributary.engine.masking.Masker;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** As much of the house as it takes to try a channel's file out: no database, no screens, nothing that runs. */
@ComponentScan("dev.tributary.routes.trial")
class CheckHouse {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Masker masker() {
        return new Masker();
    }
}
