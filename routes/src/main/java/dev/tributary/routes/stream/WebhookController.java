package dev.tributary.routes.stream;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What is posted to {@code /channels/<channel>/webhook}, to the route that listens there. Only size and depth are looked
 * at here; the route verifies. 404 when no route listens, 413 above 4 MiB, 400 when JSON is nested too deep, 500 when
 * the route failed, so that the other side sends it again.
 */
@RestController
final class WebhookController {
    static final int LARGEST = 4 * 1024 * 1024;
    static final int DEEPEST = 64;
    private static final Logger LOG = LoggerFactory.getLogger(WebhookController.class);

    private final Doors doors;

    WebhookController(Doors doors) {
        this.doors = doors;
    }

    @GetMapping("/channels/{channel}/webhook")
    ResponseEntity<byte[]> asked(@PathVariable String channel, HttpServletRequest request) {
        return answer(channel, request, new byte[0]);
    }

    /** Reads the stream itself: a parameter of type {@code byte[]} would read whatever comes before its size is known. */
    @PostMapping("/channels/{channel}/webhook")
    ResponseEntity<byte[]> posted(@PathVariable String channel, HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LARGEST) return status(413);
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) return status(413);
        if (looksLikeJson(body) && JsonDepth.exceeds(body, DEEPEST)) return status(400);
        return answer(channel, request, body);
    }

    private ResponseEntity<byte[]> answer(String channel, HttpServletRequest request, byte[] body) {
        ConversationConsumer route = doors.webhook(channel);
        if (route == null) return status(404);
        Exchange exchange = route.run(made -> {
            made.getMessage().setBody(body);
            made.getMessage().setHeader(ConversationHeaders.WEBHOOK_REQUEST, describe(request));
        });
        Exception failure = exchange.getException();
        if (failure != null) {
            LOG.warn("the webhook route of channel {} failed: {}", channel, failure.toString());
            return status(500);
        }
        return response(exchange, body);
    }

    /** What a route left untouched is not sent back. */
    private static ResponseEntity<byte[]> response(Exchange exchange, byte[] posted) {
        Integer status = exchange.getMessage().getHeader(ConversationHeaders.STATUS, Integer.class);
        byte[] body = switch (exchange.getMessage().getBody()) {
            case byte[] bytes when bytes != posted -> bytes;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case null, default -> new byte[0];
        };
        return ResponseEntity.status(status == null ? 200 : status)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header("X-Content-Type-Options", "nosniff")
                .body(body);
    }

    private static WebhookRequest describe(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        Map<String, List<String>> parameters = new HashMap<>();
        String query = request.getQueryString();
        if (query != null) {
            // from the query string alone: asking the request for parameters would eat a posted form before it is
            // verified
            UriComponentsBuilder.newInstance()
                    .query(query)
                    .build()
                    .getQueryParams()
                    .forEach((name, values) -> parameters.put(
                            decode(name),
                            values.stream().map(WebhookController::decode).toList()));
        }
        return new WebhookRequest(request.getMethod(), headers, parameters);
    }

    private static String decode(String value) {
        try {
            return value == null ? "" : URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static boolean looksLikeJson(byte[] body) {
        for (byte b : body) {
            if (!Character.isWhitespace(b)) return b == '{' || b == '[';
        }
        return false;
    }

    private static ResponseEntity<byte[]> status(int status) {
        return ResponseEntity.status(status).build();
    }
}
