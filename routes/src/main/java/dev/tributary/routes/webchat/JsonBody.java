package dev.tributary.routes.webchat;

import dev.tributary.routes.file.JsonDepth;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Reads the small JSON bodies of the chat box: never more than the cap, never deeper than a box writes. */
@Component
final class JsonBody {
    /** Most bytes of a body. */
    static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_DEPTH = 8;
    private final Jsonb jsonb = JsonbBuilder.create();

    /**
     * The body as this type; components that were not sent are null.
     *
     * @throws ChatRefusal 413 when it is too large, 400 when it is too deep or no JSON of this shape
     */
    <T> T read(HttpServletRequest request, Class<T> type) {
        return read(bytes(request, MAX_BYTES, "chat.body.large"), type);
    }

    /** The same of JSON that came another way than as a body. */
    <T> T read(String json, Class<T> type) {
        return read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    /**
     * The body as it is.
     *
     * @throws ChatRefusal 413 with this text when it is larger
     */
    byte[] bytes(HttpServletRequest request, int largest, String text) {
        // a little too much is read, so that the sender hears the answer; far too much is not waited for
        if (request.getContentLengthLong() > 2L * largest) throw new ChatRefusal(413, text);
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(largest + 1);
        } catch (IOException e) {
            throw new ChatRefusal(400, "chat.body.malformed");
        }
        if (body.length > largest) throw new ChatRefusal(413, text);
        return body;
    }

    private <T> T read(byte[] body, Class<T> type) {
        if (JsonDepth.exceeds(body, MAX_DEPTH)) throw new ChatRefusal(400, "chat.body.deep");
        try {
            T value = jsonb.fromJson(new String(body, StandardCharsets.UTF_8), type);
            if (value == null) throw new ChatRefusal(400, "chat.body.malformed");
            return value;
        } catch (JsonbException e) {
            throw new ChatRefusal(400, "chat.body.malformed");
        }
    }
}
