package dev.tributary.routes.file;

import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Camel context as this house wants it: no JMX, no summary in the log, a short goodbye, no bodies in log lines. */
public final class QuietContext {
    private static final Logger LOG = LoggerFactory.getLogger(QuietContext.class);
    private static final int GOODBYE_SECONDS = 5;

    private QuietContext() {}

    /** A fresh one, built and not started. */
    public static DefaultCamelContext named(String name) {
        DefaultCamelContext context = new DefaultCamelContext(false);
        context.disableJMX();
        context.getCamelContextExtension().setName(name);
        context.setStartupSummaryLevel(StartupSummaryLevel.Off);
        context.setMessageHistory(false);
        context.setLogExhaustedMessageBody(false);
        context.build();
        context.getShutdownStrategy().setTimeout(GOODBYE_SECONDS);
        context.getShutdownStrategy().setShutdownNowOnTimeout(true);
        return context;
    }

    /** Reads and starts a route of no use on a thread of its own, for the next context to be quick. Returns at once. */
    static void warm() {
        Thread.ofPlatform().name("warm-routes").daemon().start(() -> {
            String route = "- route: { from: { uri: 'direct:warm', steps: [ { log: { message: '${body}' } } ] } }";
            try (DefaultCamelContext context = named("warm")) {
                PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("warm.yaml", route));
                context.start();
            } catch (Exception e) {
                LOG.debug("the first context could not be warmed", e);
            }
        });
    }
}
