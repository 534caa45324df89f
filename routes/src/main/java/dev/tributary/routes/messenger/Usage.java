package dev.tributary.routes.messenger;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer of the Graph API asks to wait: by {@code Retry-After}, by the time that
 * {@code X-Business-Use-Case-Usage} estimates, or by how far {@code X-App-Usage} is over its limit.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/overview/rate-limiting">Meta's page on rate limits</a>
 */
final class Usage {
    private static final int FULL = 100;
    private static final int LONGEST_HEADER = 10_000;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    /** Calls are counted over the last hour. */
    private static final Duration WINDOW = Duration.ofHours(1);

    private Usage() {}

    /** How long, or null when it does not say. */
    static @Nullable Duration pause(HttpHeaders headers) {
        return pause(name -> headers.firstValue(name).orElse(null));
    }

    /** The same, by the headers' names. */
    static @Nullable Duration pause(Function<String, @Nullable String> headers) {
        Duration asked = seconds(Objects.requireNonNullElse(headers.apply("Retry-After"), ""));
        if (asked != null) return asked;
        Duration estimated = estimated(json(headers, "X-Business-Use-Case-Usage"));
        return estimated != null ? estimated : share(json(headers, "X-App-Usage"));
    }

    private static @Nullable Duration seconds(String value) {
        boolean number = !value.isEmpty() && value.length() < 7 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Duration.ofSeconds(Long.parseLong(value)) : null;
    }

    /** Minutes until access is regained, the most of what is limited. */
    private static @Nullable Duration estimated(JsonObject usage) {
        long minutes = usage.values().stream()
                .flatMap(value -> value instanceof JsonArray array ? array.stream() : Stream.empty())
                .mapToLong(
                        one -> one instanceof JsonObject object ? number(object, "estimated_time_to_regain_access") : 0)
                .max()
                .orElse(0);
        return minutes <= 0 ? null : Duration.ofMinutes(minutes);
    }

    /** Per cent of what is allowed in an hour; the longer, the further above it is. */
    private static @Nullable Duration share(JsonObject usage) {
        long most = Math.max(
                number(usage, "call_count"), Math.max(number(usage, "total_time"), number(usage, "total_cputime")));
        if (most < FULL) return null;
        Duration over = WINDOW.multipliedBy(Math.min(most, 2 * FULL) - FULL).dividedBy(FULL);
        return over.compareTo(SHORTEST) < 0 ? SHORTEST : over;
    }

    private static long number(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return value instanceof JsonNumber number ? number.longValue() : 0;
    }

    private static JsonObject json(Function<String, @Nullable String> headers, String name) {
        String text = Objects.requireNonNullElse(headers.apply(name), "");
        if (text.isEmpty() || text.length() > LONGEST_HEADER) return JsonObject.EMPTY_JSON_OBJECT;
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }
}
