package dev.tributary.routes.demo;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * What Meta posts to a page's webhook, as its pages on webhook events show it. Characters that are not ASCII are escaped, as
 * Meta does, so that whoever writes a body again gets other bytes than were signed.
 */
final class StandInEvents {
    private final String page;
    private final Clock clock;

    StandInEvents(String page, Clock clock) {
        this.page = page;
        this.clock = clock;
    }

    /** A fresh id of a message. */
    static String mid() {
        return "m_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Something that a customer did. */
    JsonObject by(String customer, String kind, JsonObject what) {
        return event(customer, page, kind, what);
    }

    /** Something that was done in the page's name. */
    JsonObject to(String customer, String kind, JsonObject what) {
        return event(page, customer, kind, what);
    }

    /** What a message by an ad that leads to Messenger says. */
    static JsonObject byAd(String mid, String text) {
        JsonObject ad = Json.createObjectBuilder()
                .add("ref", "spring")
                .add("ad_id", "6005")
                .add("source", "ADS")
                .add("type", "OPEN_THREAD")
                .build();
        return Json.createObjectBuilder()
                .add("mid", mid)
                .add("text", text)
                .add("referral", ad)
                .build();
    }

    /** The same event, answering one message of the conversation. */
    static JsonObject answering(JsonObject event, String answered) {
        JsonObjectBuilder message = Json.createObjectBuilder(event.getJsonObject("message"))
                .add("reply_to", Json.createObjectBuilder().add("mid", answered));
        return Json.createObjectBuilder(event).add("message", message).build();
    }

    /** What a message says that is a file. */
    static JsonObject file(String mid, String kind, String address) {
        JsonObjectBuilder attachment = Json.createObjectBuilder()
                .add("type", kind)
                .add("payload", Json.createObjectBuilder().add("url", address));
        return Json.createObjectBuilder()
                .add("mid", mid)
                .add("attachments", Json.createArrayBuilder().add(attachment))
                .build();
    }

    /** What the page is told of a message that it sent. */
    static JsonObject echo(GraphStandIn.SentMessage message) {
        JsonObjectBuilder echo = Json.createObjectBuilder()
                .add("mid", message.id())
                .add("is_echo", true)
                .add("app_id", 1);
        if (message.text() != null) echo.add("text", message.text());
        GraphStandIn.SentFile file = message.file();
        if (file != null)
            echo.add(
                    "attachments",
                    Json.createArrayBuilder()
                            .add(Json.createObjectBuilder().add("type", StandInPeople.kind(file.mediaType()))));
        if (message.metadata() != null) echo.add("metadata", message.metadata());
        return echo.build();
    }

    /** That a message, and all before it, arrived. */
    JsonObject delivered(GraphStandIn.SentMessage message) {
        return Json.createObjectBuilder()
                .add("mids", Json.createArrayBuilder().add(message.id()))
                .add("watermark", clock.millis())
                .build();
    }

    private JsonObject event(String sender, String recipient, String kind, JsonObject what) {
        return Json.createObjectBuilder()
                .add("sender", Json.createObjectBuilder().add("id", sender))
                .add("recipient", Json.createObjectBuilder().add("id", recipient))
                .add("timestamp", clock.millis())
                .add(kind, what)
                .build();
    }

    /** The body of one post that tells of these. */
    byte[] body(List<JsonObject> events) {
        return body("messaging", events);
    }

    /** The same, under this name. */
    byte[] body(String list, List<JsonObject> events) {
        JsonArrayBuilder messaging = Json.createArrayBuilder();
        events.forEach(messaging::add);
        JsonObjectBuilder entry = Json.createObjectBuilder()
                .add("id", page)
                .add("time", clock.millis())
                .add(list, messaging);
        String json = Json.createObjectBuilder()
                .add("object", "page")
                .add("entry", Json.createArrayBuilder().add(entry))
                .build()
                .toString();
        return escaped(json).getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String json) {
        StringBuilder ascii = new StringBuilder(json.length());
        json.chars().forEach(c -> {
            if (c < 128) ascii.append((char) c);
            else ascii.append(String.format("\\u%04x", c));
        });
        return ascii.toString();
    }
}
