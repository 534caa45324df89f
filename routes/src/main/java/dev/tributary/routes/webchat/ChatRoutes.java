package dev.tributary.routes.webchat;

import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.spi.ChannelEvent;
import java.time.Duration;
import java.util.Objects;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.LoggingLevel;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The two routes of website chat, one for all sites: in, from the HTTP edge into the house; and out, where there is nothing
 * to do: an answer that is stored is where the visitor's stream reads it, so the end of the route is the truth.
 */
@Component
final class ChatRoutes implements ChatIntake {
    private static final String IN = "direct:chat-in";
    private volatile @Nullable ProducerTemplate door;

    /** The routes; no bean, because Camel would start a bean in a context of its own, where the house's door is not. */
    RouteBuilder builder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(IN).routeId("chat-in").to("conversation:chat");
                from("conversation:chat").routeId("chat-out").log(LoggingLevel.DEBUG, "stored for the stream");
                door = getContext().createProducerTemplate();
            }
        };
    }

    @Override
    public IntakeResult accept(ChannelEvent event) {
        ProducerTemplate way = door;
        if (way == null) throw new ChatRefusal(503, "chat.starting", Duration.ofSeconds(2));
        try {
            return Objects.requireNonNull(way.requestBody(IN, event, IntakeResult.class), "the route lost the result");
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }
}
