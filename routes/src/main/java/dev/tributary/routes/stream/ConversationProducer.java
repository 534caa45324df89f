package dev.tributary.routes.stream;

import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.spi.ChannelEvent;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/**
 * Hands one event in and leaves the result as the body; a list of events goes in as one transaction and leaves a list of
 * results. Throws what {@link Intake} throws.
 */
final class ConversationProducer extends DefaultProducer {
    private final ConversationEndpoint endpoint;
    private final Intake intake;
    private final EventReader reader;
    private final @Nullable FileDoor own;

    ConversationProducer(ConversationEndpoint endpoint, Intake intake, EventReader reader, @Nullable FileDoor own) {
        super(endpoint);
        this.endpoint = endpoint;
        this.intake = intake;
        this.reader = reader;
        this.own = own;
    }

    @Override
    public void process(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof List<?> batch) {
            List<ChannelEvent> events =
                    batch.stream().map(ChannelEvent.class::cast).toList();
            events.forEach(this::refuseForeign);
            exchange.getMessage().setBody(events.isEmpty() ? List.of() : intake.acceptAll(events));
            return;
        }
        ChannelEvent event = event(exchange, body);
        IntakeResult result = intake.accept(event);
        if (own != null) own.wasRead(event, result);
        exchange.getMessage().setBody(result);
    }

    private ChannelEvent event(Exchange exchange, @Nullable Object body) {
        try {
            ChannelEvent event = body instanceof ChannelEvent ready
                    ? ready
                    : reader.read(bytesOf(exchange), own == null ? null : own.account());
            refuseForeign(event);
            return event;
        } catch (UnreadableEventException e) {
            if (own != null) own.couldNotBeRead(e, exchange);
            throw e;
        }
    }

    /** A route of one channel must not speak in another channel's name. */
    private void refuseForeign(ChannelEvent event) {
        if (!event.account().channel().equals(endpoint.channel())) {
            throw new UnreadableEventException(
                    "an event of channel " + event.account().channel() + " was handed to " + endpoint.getEndpointUri());
        }
    }

    private byte[] bytesOf(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof Map<?, ?> map) return reader.json(map);
        byte[] bytes = exchange.getMessage().getBody(byte[].class);
        if (bytes == null) throw new UnreadableEventException("there is no event in the body");
        return bytes;
    }
}
