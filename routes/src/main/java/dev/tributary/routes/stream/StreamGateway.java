package dev.tributary.routes.stream;

import dev.tributary.engine.spi.ChannelGateway;
import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.spi.SendOutcome;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.util.URISupport;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;
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
        String word = exchange.getMessage().getHeader(ConversationHeaders.OUTCOME, String.class);
        if (word != null && !word.equals("sent")) return said(exchange, word);
        String id = exchange.getMessage().getHeader(ConversationHeaders.EXTERNAL_ID, String.class);
        return new SendOutcome.Sent(id, List.of());
    }

    /** What a route said in headers instead of throwing it. A word that nobody knows must not pass for sent. */
    private static SendOutcome said(Exchange exchange, String word) {
        String why = exchange.getMessage().getHeader(ConversationHeaders.REASON, String.class);
        String reason = why == null ? "" : cut(why);
        return switch (word) {
            case "permanent" -> new SendOutcome.Permanent(word, reason);
            case "unknown" -> new SendOutcome.Unknown(reason);
            case "reconnect" -> new SendOutcome.AccountBroken(word, reason);
            default -> new SendOutcome.Temporary("route", reason, wait(exchange));
        };
    }

    private static @Nullable Duration wait(Exchange exchange) {
        String seconds = exchange.getMessage().getHeader(ConversationHeaders.RETRY_AFTER, String.class);
        try {
            return seconds == null ? null : Duration.ofSeconds(Long.parseUnsignedLong(seconds.strip()));
        } catch (NumberFormatException e) {
            return null; // the other form of Retry-After is a date: then the usual back-off does
        }
    }

    private static SendOutcome failed(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SendFailure said) return said.outcome();
            if (afterItWasWritten(cause)) return new SendOutcome.Unknown(reason(failure));
        }
        return new SendOutcome.Temporary("route", reason(failure), null);
    }

    /** An answer that never came: what was asked may have been done all the same. */
    private static boolean afterItWasWritten(Throwable cause) {
        boolean neverReached = cause.getClass().getSimpleName().startsWith("Connect");
        return (cause instanceof SocketTimeoutException && !neverReached) || cause instanceof NoHttpResponseException;
    }

    /** In words, without the passwords that may stand in an endpoint's address. */
    private static String reason(Exception failure) {
        String message = URISupport.sanitizeUri(String.valueOf(failure.getMessage()));
        String words = message == null ? failure.getClass().getSimpleName() : message;
        return cut(words);
    }

    private static String cut(String words) {
        return words.length() <= LONGEST_REASON ? words : words.substring(0, LONGEST_REASON);
    }
}
