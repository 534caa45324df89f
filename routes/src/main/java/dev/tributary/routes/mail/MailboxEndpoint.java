package dev.tributary.routes.mail;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One mailbox to read from. Made by hand, not from an address: a password has no business in one. */
final class MailboxEndpoint extends DefaultEndpoint {
    private final Consumers consumers;

    MailboxEndpoint(String uri, CamelContext context, Consumers consumers) {
        super(uri, null);
        this.consumers = consumers;
        setCamelContext(context);
    }

    /** Makes the consumer. */
    interface Consumers {
        Consumer of(MailboxEndpoint endpoint, Processor processor);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer = consumers.of(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("a mailbox is only read from");
    }

    @Override
    public boolean isSingleton() {
        return true;
    }
}
