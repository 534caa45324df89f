package dev.tributary.ui;

import com.vaadin.flow.server.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says in the log, once everything is up, what runs and which addresses to open. */
@Component
class StartLines {
    private static final Logger log = LoggerFactory.getLogger("tributary");

    private final Environment environment;

    StartLines(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext web)) return;
        var server = web.getWebServer();
        if (server == null) return;
        log.info(
                "Java {}, Spring Boot {}, Vaadin Flow {}, Camel {}",
                Runtime.version().feature(),
                SpringBootVersion.getVersion(),
                Version.getFullVersion(),
                environment.getProperty("tributary.version.camel", "?"));
        String here = "http://localhost:" + server.getPort();
        log.info("Inbox:     {}/", here);
        if (environment.getProperty("tributary.demo", Boolean.class, false)) log.info("Demo shop: {}/demo", here);
    }
}
