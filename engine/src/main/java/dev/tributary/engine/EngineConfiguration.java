package dev.tributary.engine;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Wires the engine: everything below this package, and the clock, which tests replace. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class EngineConfiguration {
    /** The house's one clock; nothing asks the system for the time itself. */
    @Bean
    @org.springframework.context.annotation.Fallback
    Clock clock() {
        return Clock.systemUTC();
    }
}
