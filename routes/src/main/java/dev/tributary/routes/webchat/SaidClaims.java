package dev.tributary.routes.webchat;

import dev.tributary.engine.customer.Claims;
import dev.tributary.engine.masking.Unmasked;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is said of a customer, in a token, by a page or by another system: {@code {name, email, phone, data}}. */
final class SaidClaims {
    private static final int LONGEST_FIELD = 320;

    private SaidClaims() {}

    /**
     * The claims; what is missing or no text is not said. Nested data are laid flat: {@code {"plan":{"name":"Gold"}}} is
     * {@code plan.name}, the second element of a list {@code orders.2}.
     *
     * @throws ChatRefusal 400 when there are too many data, or too long ones
     */
    static Claims of(JsonObject said) {
        List<Claims.Item> items = new ArrayList<>();
        if (said.get("data") instanceof JsonObject data) flatten("", data, items);
        return new Claims(field(said, "name"), field(said, "email"), field(said, "phone"), items);
    }

    private static @Nullable Unmasked field(JsonObject said, String name) {
        return said.get(name) instanceof JsonString text && !text.getString().isBlank()
                ? Cut.unmasked(text.getString().strip(), LONGEST_FIELD)
                : null;
    }

    private static void flatten(String name, JsonValue value, List<Claims.Item> items) {
        switch (value) {
            case JsonObject object ->
                object.forEach((key, inner) -> flatten(name.isEmpty() ? key : name + "." + key, inner, items));
            case JsonArray array -> {
                for (int i = 0; i < array.size(); i++) flatten(name + "." + (i + 1), array.get(i), items);
            }
            case JsonString text -> add(name, text.getString(), items);
            default -> add(name, value.getValueType() == JsonValue.ValueType.NULL ? null : value.toString(), items);
        }
    }

    private static void add(String name, @Nullable String content, List<Claims.Item> items) {
        if (items.size() >= Claims.MOST
                || name.isBlank()
                || name.length() > Claims.LONGEST_NAME
                || content != null && content.length() > Claims.LONGEST_CONTENT)
            throw new ChatRefusal(400, "chat.data.large");
        items.add(
                new Claims.Item(Unmasked.of(name), content == null || content.isBlank() ? null : Unmasked.of(content)));
    }
}
