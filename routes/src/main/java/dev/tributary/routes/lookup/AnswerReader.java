package dev.tributary.routes.lookup;

import dev.tributary.routes.file.JsonDepth;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a route ended with: nothing, a map, or a JSON object as text, bytes or stream. What holds more than one value
 * and is no list is left out. Thread-safe. Its exceptions never repeat what the answer said.
 */
final class AnswerReader {
    static final int LARGEST = 64 * 1024;
    static final int DEEPEST = 16;

    private static final int LONGEST_NUMBER = 40;

    private final Jsonb jsonb = JsonbBuilder.create();

    /**
     * The answer by field, as text; empty when there is none.
     *
     * @throws UnreadableAnswer when it is too large, too deep or no JSON object
     */
    Map<String, String> read(Message message) {
        Object body = message.getBody();
        if (body == null) return Map.of();
        return values(body instanceof Map<?, ?> map ? map : parsed(bytes(message)));
    }

    private static byte[] bytes(Message message) {
        byte[] bytes = null;
        try (InputStream stream = message.getBody(InputStream.class)) {
            if (stream != null) bytes = stream.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new UnreadableAnswer("the answer broke off");
        }
        if (bytes == null) throw new UnreadableAnswer("the answer is neither a map nor text");
        if (bytes.length > LARGEST) throw new UnreadableAnswer("the answer is larger than " + LARGEST + " bytes");
        return bytes;
    }

    private Map<?, ?> parsed(byte[] json) {
        if (JsonDepth.exceeds(json, DEEPEST)) throw new UnreadableAnswer("the answer is nested deeper than " + DEEPEST);
        // as text on purpose: bytes in another encoding would have passed the depth check unseen
        String text = new String(json, StandardCharsets.UTF_8);
        if (text.isBlank() || text.strip().equals("null")) return Map.of();
        // a binder may make something of a list, too
        if (!text.strip().startsWith("{")) throw new UnreadableAnswer("the answer is not a JSON object");
        try {
            Map<?, ?> read = jsonb.fromJson(text, HashMap.class);
            return read == null ? Map.of() : read;
        } catch (JsonbException | IllegalStateException | ClassCastException e) {
            throw new UnreadableAnswer("the answer is not a JSON object");
        }
    }

    private static Map<String, String> values(Map<?, ?> answer) {
        Map<String, String> values = new HashMap<>();
        answer.forEach((field, value) -> {
            String written = value instanceof Collection<?> list ? lines(list) : written(value);
            if (field != null && written != null) values.put(field.toString(), written);
        });
        return values;
    }

    /** One value a line, which is how rules read lists. */
    private static String lines(Collection<?> list) {
        return list.stream()
                .map(AnswerReader::written)
                .filter(written -> written != null && !written.isBlank())
                .map(written -> String.valueOf(written).replaceAll("\\R", " "))
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable String written(@Nullable Object value) {
        return switch (value) {
            case CharSequence text -> text.toString();
            case Boolean flag -> flag.toString();
            // 1E+3 is 1000 to rules, but a number is not written out at any length
            case BigDecimal number when Math.abs(number.scale()) <= LONGEST_NUMBER -> number.toPlainString();
            case Number number -> number.toString();
            case Character one -> one.toString();
            case Enum<?> one -> one.name();
            case null, default -> null;
        };
    }

    /** An answer that cannot be read. */
    static final class UnreadableAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableAnswer(String words) {
            super(words);
        }
    }
}
