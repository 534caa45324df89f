package dev.tributary.routes.trial;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a trial must know of JSON. */
final class Json {
    private static final Jsonb JSONB = JsonbBuilder.create();

    private Json() {}

    /** A text as it stands between quotation marks. */
    static String escaped(String text) {
        String quoted = JSONB.toJson(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** Whether a text stands somewhere in this: as it is, or as a string of JSON. */
    static boolean says(String body, String text) {
        if (body.contains(text)) return true;
        try {
            return body.strip().startsWith("{") && contains(JSONB.fromJson(body, Object.class), text);
        } catch (JsonbException | IllegalStateException e) {
            return false;
        }
    }

    private static boolean contains(@Nullable Object json, String text) {
        return switch (json) {
            case String string -> string.contains(text);
            case Map<?, ?> map -> map.values().stream().anyMatch(value -> contains(value, text));
            case List<?> list -> list.stream().anyMatch(value -> contains(value, text));
            case null, default -> false;
        };
    }
}
