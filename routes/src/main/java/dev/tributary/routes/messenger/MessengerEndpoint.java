package dev.tributary.routes.messenger;

import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** One door of the component. Events come in by the house's webhook door, so there is nothing to consume from. */
final class MessengerEndpoint extends DefaultEndpoint {
    private final Processor work;

    MessengerEndpoint(String uri, MessengerComponent component, Processor work) {
        super(uri, component);
        this.work = work;
    }

    @Override
    public Producer createProducer() {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) throws Exception {
                work.process(exchange);
            }
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException(
                "Messenger's events come in by from(\"conversation:messenger/webhook\"), not from(\"" + getEndpointUri()
                        + "\")");
    }

    @Override
    public boolean isSingleton() {
        return true;
    }
}
