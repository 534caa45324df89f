package dev.tributary.routes.stream;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** What is posted to {@code /channels/<channel>/webhook}, to the route that listens there; {@link WebhookDoor} says how, {@link WebhookLimits} how often. */
@RestController
final class WebhookController {
    private final WebhookDoor door;
    private final WebhookLimits limits;

    WebhookController(WebhookDoor door, WebhookLimits limits) {
        this.door = door;
        this.limits = limits;
    }

    @GetMapping("/channels/{channel}/webhook")
    ResponseEntity<byte[]> asked(@PathVariable String channel, HttpServletRequest request) {
        Duration wait = limits.take(channel, request.getRemoteAddr());
        return wait.isZero() ? answer(channel, request, new byte[0]) : tooMuch(wait);
    }

    /** Reads the stream itself: a parameter of type {@code byte[]} would read whatever comes before its size is known. */
    @PostMapping("/channels/{channel}/webhook")
    ResponseEntity<byte[]> posted(@PathVariable String channel, HttpServletRequest request) throws IOException {
        Duration wait = limits.take(channel, request.getRemoteAddr());
        if (!wait.isZero()) return tooMuch(wait);
        if (request.getContentLengthLong() > WebhookDoor.LARGEST) return response(new WebhookAnswer(413, new byte[0]));
        return answer(channel, request, request.getInputStream().readNBytes(WebhookDoor.LARGEST + 1));
    }

    private static ResponseEntity<byte[]> tooMuch(Duration wait) {
        return ResponseEntity.status(429)
                .header("Retry-After", Long.toString(Math.max(1, wait.toSeconds())))
                .build();
    }

    private ResponseEntity<byte[]> answer(String channel, HttpServletRequest request, byte[] body) {
        return response(door.answer(channel, describe(request), body));
    }

    private static ResponseEntity<byte[]> response(WebhookAnswer answer) {
        // written with a body of no bytes, an answer is closed before the headers that go with every answer are on it
        if (answer.body().length == 0)
            return ResponseEntity.status(answer.status()).build();
        return ResponseEntity.status(answer.status())
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header("X-Content-Type-Options", "nosniff")
                .body(answer.body());
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
}
