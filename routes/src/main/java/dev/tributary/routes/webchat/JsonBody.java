package dev.tributary.routes.webchat;

import dev.tributary.routes.stream.JsonDepth;
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
        if (request.getContentLengthLong() > MAX_BYTES) throw new ChatRefusal(413, "chat.body.large");
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new ChatRefusal(400, "chat.body.malformed");
        }
        if (body.length > MAX_BYTES) throw new ChatRefusal(413, "chat.body.large");
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
