package dev.tributary.routes.stream;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

final class ConversationEndpoint extends DefaultEndpoint {
    private final ConversationComponent component;
    private final Doors.Door door;

    ConversationEndpoint(String uri, ConversationComponent component, Doors.Door door) {
        super(uri, component);
        this.component = component;
        this.door = door;
    }

    @Override
    public Producer createProducer() {
        if (door.webhook())
            throw new IllegalArgumentException("a webhook can only be listened to: " + getEndpointUri());
        return new ConversationProducer(this, component.intake(), component.reader(), component.own());
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        return new ConversationConsumer(this, processor, component.doors(), door);
    }

    String channel() {
        return door.channel();
    }
}
