package dev.tributary.routes.stream;

import dev.tributary.routes.file.JsonDepth;
import dev.tributary.routes.file.NoJsonException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes what was posted to the route that listens for it. Only size and depth are looked at here; the route verifies. 404
 * when no route listens, 413 above 4 MiB, 400 when JSON is nested too deep or what the route made of it is no event, 500
 * when the route failed, so that the other side sends it again.
 */
@Component
final class WebhookDoor {
    static final int LARGEST = 4 * 1024 * 1024;
    static final int DEEPEST = 64;
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDoor.class);

    private final Doors doors;

    WebhookDoor(Doors doors) {
        this.doors = doors;
    }

    /** Runs the route on the caller's thread. */
    WebhookAnswer answer(String channel, WebhookRequest request, byte[] body) {
        if (body.length > LARGEST) return status(413);
        if (looksLikeJson(body) && JsonDepth.exceeds(body, DEEPEST)) return status(400);
        ConversationConsumer route = doors.webhook(channel);
        if (route == null) return status(404);
        Exchange exchange = route.run(made -> {
            made.getMessage().setBody(body);
            made.getMessage().setHeader(ConversationHeaders.WEBHOOK_REQUEST, request);
        });
        Exception failure = exchange.getException();
        if (failure == null) return answer(exchange, body);
        // the same again would be no better; it is told where such things are told
        if (unreadable(failure)) return status(400);
        LOG.warn("the webhook route of channel {} failed: {}", channel, failure.toString());
        return status(500);
    }

    /** What a route left untouched is not sent back. */
    private static WebhookAnswer answer(Exchange exchange, byte[] posted) {
        Integer status = exchange.getMessage().getHeader(ConversationHeaders.STATUS, Integer.class);
        byte[] body = switch (exchange.getMessage().getBody()) {
            case byte[] bytes when bytes != posted -> bytes;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case null, default -> new byte[0];
        };
        return new WebhookAnswer(status == null ? 200 : status, body);
    }

    private static boolean unreadable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof UnreadableEventException || cause instanceof NoJsonException) return true;
        return false;
    }

    private static boolean looksLikeJson(byte[] body) {
        for (byte b : body) {
            if (!Character.isWhitespace(b)) return b == '{' || b == '[';
        }
        return false;
    }

    private static WebhookAnswer status(int status) {
        return new WebhookAnswer(status, new byte[0]);
    }
}
