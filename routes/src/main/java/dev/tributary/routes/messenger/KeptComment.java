package dev.tributary.routes.messenger;

import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Masker;
import facebook4j.Comment;
import facebook4j.FacebookException;
import facebook4j.Post;
import facebook4j.json.DataObjectFactory;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened with a comment, as it is kept when it cannot be stored: the comment and its post in Facebook's own shape, so
 * that they can be read again. Names that Facebook gave and addresses of its files stay; all else is masked.
 *
 * @param kind what happened
 * @param person whom an answer of the page's is for; empty for all else
 * @param comment the comment
 * @param post the post below which it stands
 */
record KeptComment(Kind kind, String person, Comment comment, Post post) {
    /** What may happen. */
    enum Kind {
        WRITTEN,
        ANSWERED,
        CHANGED
    }

    private static final Set<String> NAMES = Set.of("id", "created_time", "kind", "person");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);

    /** A copy; addresses where files may be fetched for this page stay. */
    MaskedText masked(Page page, MaskPlan plan) {
        JsonObject all = Json.createObjectBuilder()
                .add("kind", kind.name())
                .add("person", person)
                .add("comment", commented())
                .add("post", posted())
                .build();
        return new Masker()
                .maskJson(
                        all,
                        (name, value) ->
                                NAMES.contains(name) || name.equals("src") && Attachments.mayBeAsked(page, value),
                        plan);
    }

    private JsonObjectBuilder commented() {
        JsonObjectBuilder told = Json.createObjectBuilder();
        put(told, "id", comment.getId());
        put(told, "message", comment.getMessage());
        put(told, "created_time", time(comment.getCreatedTime()));
        if (comment.getFrom() != null) {
            JsonObjectBuilder from = Json.createObjectBuilder();
            put(from, "id", comment.getFrom().getId());
            put(from, "name", comment.getFrom().getName());
            told.add("from", from);
        }
        if (comment.getParent() != null)
            told.add(
                    "parent",
                    Json.createObjectBuilder().add("id", comment.getParent().getId()));
        if (comment.getAttachment() != null) told.add("attachment", attached(CommentEvents.picture(comment)));
        return told;
    }

    private static JsonObjectBuilder attached(String picture) {
        JsonObjectBuilder attachment = Json.createObjectBuilder();
        if (picture.isEmpty()) return attachment;
        return attachment.add(
                "media",
                Json.createObjectBuilder()
                        .add("image", Json.createObjectBuilder().add("src", picture)));
    }

    private JsonObjectBuilder posted() {
        JsonObjectBuilder told = Json.createObjectBuilder();
        put(told, "id", post.getId());
        put(told, "message", post.getMessage());
        if (post.getPermalinkUrl() != null)
            put(told, "permalink_url", post.getPermalinkUrl().toString());
        return told;
    }

    private static @Nullable String time(@Nullable Date time) {
        return time == null ? null : TIME.format(time.toInstant());
    }

    private static void put(JsonObjectBuilder object, String name, @Nullable String value) {
        if (value != null) object.add(name, value);
    }

    /**
     * What was kept.
     *
     * @throws IllegalArgumentException when it cannot be made out
     */
    static KeptComment read(String kept) {
        JsonObject all = PostedItem.read(kept);
        try {
            return new KeptComment(
                    Kind.valueOf(all.getString("kind", "")),
                    all.getString("person", ""),
                    DataObjectFactory.createComment(String.valueOf(all.get("comment"))),
                    DataObjectFactory.createPost(String.valueOf(all.get("post"))));
        } catch (FacebookException e) {
            throw new IllegalArgumentException("It could not be made out.", e);
        }
    }
}
