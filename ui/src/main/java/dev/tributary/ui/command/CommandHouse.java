package dev.tributary.ui.command;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.DefaultLifecycleProcessor;

/**
 * The house without its screens, and with nothing running: no mailbox is read and nothing is sent from a command line.
 * Bears no annotation by which the house itself would find it.
 */
@ComponentScan({"dev.tributary.engine", "dev.tributary.rules", "dev.tributary.routes"})
class CommandHouse {
    @Bean
    static DefaultLifecycleProcessor lifecycleProcessor() {
        return new DefaultLifecycleProcessor() {
            @Override
            public void onRefresh() {
                // what would start by itself stays still
            }
        };
    }
}
