package dev.tributary.routes.mail;

import dev.tributary.engine.spi.ChannelEvent;
import java.util.List;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Processor;
import org.apache.camel.support.LoggingExceptionHandler;
import org.apache.camel.support.ScheduledPollConsumer;

/** Looks into a mailbox when {@link MailboxPoll} says so; what is new in it goes down the route, several mails at a time. */
final class MailboxConsumer extends ScheduledPollConsumer {
    private final Mailbox mailbox;
    private final IncomingMail incoming;
    private final MailReplay replay;

    MailboxConsumer(
            Endpoint endpoint,
            Processor processor,
            MailboxPoll poll,
            Mailbox mailbox,
            IncomingMail incoming,
            MailReplay replay) {
        super(endpoint, processor);
        this.mailbox = mailbox;
        this.incoming = incoming;
        this.replay = replay;
        setScheduler(poll);
        setPollStrategy(poll);
        // what went wrong is told where it is counted
        setExceptionHandler(
                new LoggingExceptionHandler(endpoint.getCamelContext(), MailboxConsumer.class, LoggingLevel.DEBUG));
    }

    @Override
    protected int poll() throws Exception {
        forceConsumerAsReady();
        int mails;
        try (Mailbox.Visit visit = mailbox.visit()) {
            mails = incoming.take(visit, this::hand);
        }
        replay.run(mailbox);
        return mails;
    }

    private void hand(List<ChannelEvent> events) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(events.size() == 1 ? events.getFirst() : events);
            getProcessor().process(exchange);
            if (exchange.getException() != null) throw exchange.getException();
        } finally {
            releaseExchange(exchange, false);
        }
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        mailbox.close();
    }
}
