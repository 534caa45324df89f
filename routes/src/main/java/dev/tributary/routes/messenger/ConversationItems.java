package dev.tributary.routes.messenger;

import dev.tributary.routes.messenger.Conversations.Written;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes what the Conversations API tells as the webhook would have told it, so that a message becomes the same event by
 * either way.
 */
final class ConversationItems {
    private ConversationItems() {}

    /**
     * The body of a post.
     *
     * @param mark what we wrote on a message of the page's ({@link PartMark}), where it is known to be ours
     */
    static JsonObject post(Page page, List<Written> messages, Function<Written, Optional<String>> mark) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        for (Written one : messages) items.add(item(page, one, mark));
        return Json.createObjectBuilder()
                .add("object", "page")
                .add(
                        "entry",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("id", page.id())
                                        .add(MessengerEvents.MISSED, items)))
                .build();
    }

    /** What was taken back has nothing in it any more. */
    static boolean says(Written message) {
        JsonObject content = message.content();
        return !Conversations.text(content, "message").isEmpty()
                || !attachments(content).build().isEmpty();
    }

    private static JsonObjectBuilder item(Page page, Written one, Function<Written, Optional<String>> mark) {
        boolean ours = one.from().equals(page.id());
        JsonObjectBuilder message = Json.createObjectBuilder()
                .add("mid", one.id())
                .add("text", Conversations.text(one.content(), "message"))
                .add("attachments", attachments(one.content()));
        if (ours) {
            message.add("is_echo", true);
            mark.apply(one).ifPresent(found -> message.add("metadata", found));
        }
        return Json.createObjectBuilder()
                .add("sender", Json.createObjectBuilder().add("id", one.from()))
                .add("recipient", Json.createObjectBuilder().add("id", ours ? one.customer() : page.id()))
                .add("timestamp", one.at().toEpochMilli())
                .add("message", message);
    }

    private static JsonArrayBuilder attachments(JsonObject content) {
        JsonArrayBuilder attachments = Json.createArrayBuilder();
        if (content.get("attachments") instanceof JsonObject list)
            for (JsonObject one : Conversations.objects(list)) attachments.add(attachment(one));
        String sticker = Conversations.text(content, "sticker");
        if (!sticker.isEmpty()) attachments.add(attachment("sticker", sticker));
        if (content.get("shares") instanceof JsonObject list)
            for (JsonObject one : Conversations.objects(list)) attachments.add(share(one));
        return attachments;
    }

    private static JsonObjectBuilder share(JsonObject one) {
        return Json.createObjectBuilder()
                .add("type", "fallback")
                .add("title", Conversations.text(one, "name"))
                .add("url", Conversations.text(one, "link"));
    }

    private static JsonObjectBuilder attachment(JsonObject one) {
        if (one.get("image_data") instanceof JsonObject image)
            return attachment("image", Conversations.text(image, "url"));
        if (one.get("video_data") instanceof JsonObject video)
            return attachment("video", Conversations.text(video, "url"));
        if (one.get("generic_template") instanceof JsonObject template) return template(template);
        boolean sound = Conversations.text(one, "mime_type").startsWith("audio/");
        return attachment(sound ? "audio" : "file", Conversations.text(one, "file_url"));
    }

    private static JsonObjectBuilder template(JsonObject template) {
        JsonObjectBuilder element = Json.createObjectBuilder()
                .add("title", Conversations.text(template, "title"))
                .add("subtitle", Conversations.text(template, "subtitle"));
        if (template.get("cta") instanceof JsonObject button)
            element.add("buttons", Json.createArrayBuilder().add(button));
        JsonArrayBuilder elements = Json.createArrayBuilder().add(element);
        return Json.createObjectBuilder()
                .add("type", "template")
                .add("payload", Json.createObjectBuilder().add("elements", elements));
    }

    private static JsonObjectBuilder attachment(String type, String url) {
        JsonObjectBuilder payload = Json.createObjectBuilder();
        if (!url.isEmpty()) payload.add("url", url);
        return Json.createObjectBuilder().add("type", type).add("payload", payload);
    }
}
