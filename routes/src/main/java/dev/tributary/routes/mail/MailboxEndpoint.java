package dev.tributary.routes.mail;

import org.apache.camel.Consumer;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Processor;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.component.mail.MailConsumer;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.support.LoggingExceptionHandler;

/**
 * A mailbox that is polled when {@link MailboxPoll} says so. An endpoint's own scheduler option is only read from an
 * address, and this one has none.
 */
final class MailboxEndpoint extends MailEndpoint {
    private final MailboxPoll poll;

    MailboxEndpoint(String uri, MailComponent component, MailConfiguration configuration, MailboxPoll poll) {
        super(uri, component, configuration);
        this.poll = poll;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        MailConsumer consumer = (MailConsumer) super.createConsumer(processor);
        consumer.setScheduler(poll);
        consumer.setPollStrategy(poll);
        // what went wrong with a mail is told where it is counted
        consumer.setExceptionHandler(
                new LoggingExceptionHandler(getCamelContext(), MailConsumer.class, LoggingLevel.DEBUG));
        return consumer;
    }

    @Override
    public boolean isSingleton() {
        return true;
    }
}
