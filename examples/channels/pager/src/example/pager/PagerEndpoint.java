package example.pager;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollEndpoint;

/** A tower. */
final class PagerEndpoint extends ScheduledPollEndpoint {
    final String host;
    final int port;

    PagerEndpoint(String uri, PagerComponent component, String host, int port) {
        super(uri, component);
        this.host = host;
        this.port = port;
    }

    @Override
    public Producer createProducer() {
        return new PagerProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        PagerConsumer consumer = new PagerConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }
}
