package dev.tributary.routes.file;

import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context as this house wants it: no JMX, no summary in the log, a short goodbye, no bodies in log lines. */
public final class QuietContext {
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
}
