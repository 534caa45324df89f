package dev.tributary.routes.stream;

import dev.tributary.engine.spi.ChannelGateway;
import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.spi.SendOutcome;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.util.URISupport;
import org.springframework.stereotype.Component;

/** Carries a message from the outbox to the route that stands behind its account's door. */
@Component
final class StreamGateway implements ChannelGateway {
    private static final int LONGEST_REASON = 500;

    private final Doors doors;

    StreamGateway(Doors doors) {
        this.doors = doors;
    }

    @Override
    public SendOutcome send(OutgoingMessage message) {
        ConversationConsumer route = doors.sender(message.account());
        if (route == null) return new SendOutcome.Temporary("not-running", "the channel is not running", null);
        Exchange exchange = route.run(made -> made.getMessage().setBody(message));
        Exception failure = exchange.getException();
        return failure == null ? sent(exchange) : failed(failure);
    }

    private static SendOutcome sent(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof SendOutcome said) return said;
        String id = exchange.getMessage().getHeader(ConversationHeaders.EXTERNAL_ID, String.class);
        return new SendOutcome.Sent(id, List.of());
    }

    private static SendOutcome failed(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SendFailure said) return said.outcome();
        }
        return new SendOutcome.Temporary("route", reason(failure), null);
    }

    /** In words, without the passwords that may stand in an endpoint's address. */
    private static String reason(Exception failure) {
        String message = URISupport.sanitizeUri(String.valueOf(failure.getMessage()));
        String words = message == null ? failure.getClass().getSimpleName() : message;
        return words.length() <= LONGEST_REASON ? words : words.substring(0, LONGEST_REASON);
    }
}
