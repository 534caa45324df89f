package dev.tributary.routes.webchat;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the chat edge says back: JSON by JSON-B, refusals as a key and a sentence in the visitor's language. */
@Component
@RestControllerAdvice(basePackageClasses = ChatAnswers.class)
final class ChatAnswers {
    private static final MediaType JSON = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private final Jsonb jsonb = JsonbBuilder.create();

    /** This value as JSON text, in one line. */
    String json(Object value) {
        return jsonb.toJson(value);
    }

    /** 200 with this value. */
    ResponseEntity<byte[]> ok(Object value) {
        return answer(200, new HttpHeaders(), value);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(ChatRefusal refusal, Locale locale) {
        HttpHeaders headers = new HttpHeaders();
        Duration wait = refusal.retryAfter();
        if (wait != null) headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait)));
        return answer(refusal.status(), headers, body(refusal, locale));
    }

    /** Writes a refusal where no controller was reached. */
    void write(HttpServletResponse response, ChatRefusal refusal, Locale locale) throws IOException {
        response.setStatus(refusal.status());
        response.setContentType(JSON.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(json(body(refusal, locale)).getBytes(StandardCharsets.UTF_8));
    }

    private static Refused body(ChatRefusal refusal, Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "dev.tributary.routes.webchat.refusals", locale, ChatAnswers.class.getClassLoader(), NO_FALLBACK);
        return new Refused(refusal.key(), texts.getString(refusal.key()));
    }

    private static long seconds(Duration wait) {
        return Math.max(1, (wait.toMillis() + 999) / 1000);
    }

    private ResponseEntity<byte[]> answer(int status, HttpHeaders headers, Object value) {
        headers.setContentType(JSON);
        headers.setCacheControl(CacheControl.noStore());
        return ResponseEntity.status(status).headers(headers).body(json(value).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A refusal as the box gets it.
     *
     * @param error the key
     * @param text the sentence
     */
    public record Refused(String error, String text) {}
}
