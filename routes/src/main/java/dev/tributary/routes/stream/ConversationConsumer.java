package dev.tributary.routes.stream;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Stands behind a door while its route runs; whoever comes through waits until the route has ended. */
final class ConversationConsumer extends DefaultConsumer {
    private final Doors doors;
    private final Doors.Door door;

    ConversationConsumer(Endpoint endpoint, Processor processor, Doors doors, Doors.Door door) {
        super(endpoint, processor);
        this.doors = doors;
        this.door = door;
    }

    /** Runs the route on the caller's thread; what went wrong stands in the exchange. */
    Exchange run(java.util.function.Consumer<Exchange> fill) {
        Exchange exchange = createExchange(false);
        fill.accept(exchange);
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        return exchange;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        doors.open(door, this);
    }

    @Override
    protected void doStop() throws Exception {
        doors.close(door, this);
        super.doStop();
    }
}
