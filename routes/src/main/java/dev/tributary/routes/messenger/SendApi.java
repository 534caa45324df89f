package dev.tributary.routes.messenger;

import dev.tributary.engine.spi.OutgoingFile;
import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.spi.SendOutcome;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends one message by Meta's Send API. The reply window is checked again here, at the moment of sending. There is no
 * idempotency key: when no answer came the outcome is unknown, and the echo (which carries our {@link PartMark} as metadata)
 * tells later. A long text, and each file, is a message of its own for Meta; when one is refused those behind it are not
 * sent, and another try does not repeat those before it.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/reference/send-api">Meta's page on the Send API</a>
 */
@Component
final class SendApi {
    /** An answer is allowed for this long after the customer last wrote. */
    static final Duration WINDOW = Duration.ofHours(24);
    /** An answer is allowed for this long after the customer came by an ad that leads to Messenger. */
    static final Duration AD_WINDOW = Duration.ofDays(7);
    /** A person may answer for this long, when Meta approved the app for it. */
    static final Duration HUMAN_WINDOW = Duration.ofDays(7);
    /** The longest text of one message. */
    static final int LONGEST = 2000;

    private final Graph graph;
    private final Clock clock;

    SendApi(Graph graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    SendOutcome send(Page page, OutgoingMessage message) {
        String type = messagingType(page, message);
        if (type == null) return new SendOutcome.Permanent("window_over", "");
        List<Part> parts = parts(message, type);
        List<String> ids = new ArrayList<>();
        int nameless = 0;
        for (Part part : parts.subList(behind(message, parts), parts.size())) {
            SendOutcome outcome = one(page, part);
            if (!(outcome instanceof SendOutcome.Sent sent)) {
                // what cannot be remembered would be said twice
                if (nameless > 0)
                    outcome = new SendOutcome.Unknown("only some of " + parts.size() + " parts were taken");
                return ids.isEmpty() ? outcome : new SendOutcome.Partly(ids, outcome);
            }
            if (sent.externalId() == null) nameless++;
            else ids.add(sent.externalId());
        }
        String last = ids.isEmpty() ? null : ids.getLast();
        return new SendOutcome.Sent(last, ids.isEmpty() ? List.of() : ids.subList(0, ids.size() - 1));
    }

    /** How many parts went out in earlier tries; the last did not, or the message would be sent. */
    private static int behind(OutgoingMessage message, List<Part> parts) {
        return Math.max(0, Math.min(message.takenIds().size(), parts.size() - 1));
    }

    /** The body of one call. */
    private record Part(String type, byte[] body) {}

    /** {@code RESPONSE} inside the window, the tag for people's answers after it, or null when neither is allowed. */
    private @Nullable String messagingType(Page page, OutgoingMessage message) {
        Instant now = clock.instant();
        Instant ad = message.answerableUntil();
        if (ad != null && !now.isAfter(ad)) return "RESPONSE";
        Instant last = message.lastInboundAt();
        if (last == null) return null;
        if (!now.isAfter(last.plus(WINDOW))) return "RESPONSE";
        boolean person = message.writtenByPerson() && page.humanAgent() && !now.isAfter(last.plus(HUMAN_WINDOW));
        return person ? "MESSAGE_TAG" : null;
    }

    private static List<Part> parts(OutgoingMessage message, String type) {
        List<String> texts = message.text().isBlank() ? List.of() : TextParts.of(message.text(), LONGEST);
        int all = texts.size() + message.files().size();
        List<Part> parts = new ArrayList<>();
        for (String text : texts)
            parts.add(say(message, type, text, PartMark.of(message.deliveryId(), parts.size() + 1, all)));
        for (OutgoingFile file : message.files())
            parts.add(upload(message, type, file, PartMark.of(message.deliveryId(), parts.size() + 1, all)));
        return parts;
    }

    private static Part say(OutgoingMessage message, String type, String text, String mark) {
        JsonObjectBuilder content = Json.createObjectBuilder().add("text", text).add("metadata", mark);
        byte[] body = envelope(message, type)
                .add("message", content)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return new Part("application/json; charset=utf-8", body);
    }

    private static JsonObjectBuilder envelope(OutgoingMessage message, String type) {
        JsonObjectBuilder envelope = Json.createObjectBuilder()
                .add("recipient", Json.createObjectBuilder().add("id", message.recipient()))
                .add("messaging_type", type);
        if (type.equals("MESSAGE_TAG")) envelope.add("tag", "HUMAN_AGENT");
        return envelope;
    }

    private static Part upload(OutgoingMessage message, String type, OutgoingFile file, String mark) {
        JsonObject content = Json.createObjectBuilder()
                .add("metadata", mark)
                .add(
                        "attachment",
                        Json.createObjectBuilder()
                                .add("type", kind(file.mediaType()))
                                .add("payload", JsonObject.EMPTY_JSON_OBJECT))
                .build();
        JsonObject envelope = envelope(message, type).build();
        FormData form = new FormData(message.deliveryId());
        envelope.forEach((name, value) ->
                form.field(name, value instanceof JsonString text ? text.getString() : value.toString()));
        form.field("message", content.toString());
        form.file("filedata", file.name(), file.mediaType(), file.content());
        return new Part(form.contentType(), form.bytes());
    }

    private static String kind(String mediaType) {
        if (mediaType.startsWith("image/")) return "image";
        if (mediaType.startsWith("video/")) return "video";
        if (mediaType.startsWith("audio/")) return "audio";
        return "file";
    }

    private SendOutcome one(Page page, Part part) {
        try {
            Graph.Answer answer = graph.post(page, page.id() + "/messages", Map.of(), part.type(), part.body());
            if (!answer.ok()) return GraphError.of(answer).outcome(answer);
            String id = answer.body().get("message_id") instanceof JsonString text ? text.getString() : null;
            return new SendOutcome.Sent(id, List.of());
        } catch (Graph.Unreachable e) {
            return new SendOutcome.Temporary("unreachable", "Facebook could not be reached", null);
        } catch (IOException e) {
            return new SendOutcome.Unknown("no answer came after the message was handed over");
        }
    }
}
