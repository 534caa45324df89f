package dev.tributary.engine.masking;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.function.BiPredicate;

/** {@link Masker#maskJson}: walks once through. */
final class JsonMasking {
    private final Masker masker;
    private final BiPredicate<String, String> machines;
    private final MaskPlan plan;
    private int hidden;

    JsonMasking(Masker masker, BiPredicate<String, String> machines, MaskPlan plan) {
        this.masker = masker;
        this.machines = machines;
        this.plan = plan;
    }

    MaskedText of(JsonObject json) {
        String text = object(json).toString();
        return new MaskedText(text, hidden);
    }

    private JsonObject object(JsonObject json) {
        JsonObjectBuilder masked = Json.createObjectBuilder();
        json.forEach((name, value) -> masked.add(name, value(name, value)));
        return masked.build();
    }

    /** What stands in an array is called as the array is. */
    private JsonValue value(String name, JsonValue value) {
        return switch (value) {
            case JsonObject object -> object(object);
            case JsonArray array -> {
                JsonArrayBuilder masked = Json.createArrayBuilder();
                array.forEach(one -> masked.add(value(name, one)));
                yield masked.build();
            }
            case JsonString string -> Json.createValue(string(name, string.getString()));
            default -> value;
        };
    }

    private String string(String name, String value) {
        if (machines.test(name, value)) return value;
        MaskedText masked = masker.maskAddress(Unmasked.of(value), plan);
        hidden += masked.hidden();
        return masked.value();
    }
}
