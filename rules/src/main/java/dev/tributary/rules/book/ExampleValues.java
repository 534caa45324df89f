package dev.tributary.rules.book;

import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.vocabulary.Event;
import dev.tributary.rules.vocabulary.Field;
import dev.tributary.rules.vocabulary.Type;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values an example gives; the rest is a short chat message from nobody in particular that starts a conversation, or,
 * when the example says anything about its conversation, that joins one.
 */
final class ExampleValues {
    /** An example happens at this time, so that it means the same at each save. */
    private static final Instant NOW = Instant.parse("2026-01-14T10:00:00Z");

    /** What an example can set: everything a rule can ask, but no points in time. */
    static final List<String> FIELDS = Vocabulary.standard().fields().stream()
            .filter(field -> field.type() != Type.MOMENT)
            .map(Field::path)
            .toList();

    private final Findings findings;
    private final Map<String, @Nullable Object> values = new HashMap<>();

    ExampleValues(Findings findings) {
        this.findings = findings;
    }

    void put(String path, Term term) {
        if (term instanceof Term.Unreadable) {
            return;
        }
        Field field = Vocabulary.standard().field(path);
        Type type = field == null ? Type.NOTHING : field.type();
        Object value = value(term, type);
        if (value == null && !(term instanceof Term.Nothing)) {
            findings.error(term.span(), "example.type", path, "@" + type.key());
            return;
        }
        if (field != null && field.values() != null && value instanceof String text) {
            findings.mustBeIn(field.values(), term.span(), text);
        }
        // the short names of a message's fields are the same fields
        String whole = path.indexOf('.') < 0 ? "message." + path : path;
        if (values.containsKey(whole)) {
            findings.error(term.span(), "example.twice", path);
        }
        values.put(whole, value);
    }

    private static @Nullable Object value(Term term, Type type) {
        return switch (term) {
            case Term.Text(var span, String text) when type == Type.TEXT -> text;
            case Term.Flag(var span, boolean flag) when type == Type.FLAG -> flag;
            case Term.Number number
            when type == Type.NUMBER && Literals.number(number) instanceof Long whole ->
                Math.toIntExact(Math.clamp(whole, 0, 1_000_000));
            case Term.Property property
            when type == Type.DURATION && property.object() instanceof Term.Number number ->
                Literals.duration(number, property.word());
            case Term.Listing listing when type == Type.TEXTS -> texts(listing);
            default -> null;
        };
    }

    private static @Nullable List<String> texts(Term.Listing listing) {
        List<String> texts = new ArrayList<>();
        for (Term item : listing.items()) {
            if (!(item instanceof Term.Text(var span, String text))) {
                return null;
            }
            texts.add(text);
        }
        return texts;
    }

    Snapshot snapshot(Event event) {
        Snapshot.Message message = new Snapshot.Message(
                text("message.channel", "chat"),
                text("message.account", "example"),
                text("message.text", ""),
                textOrNull("message.subject"),
                flag("message.automatic", false),
                list("message.files"),
                textOrNull("message.pageUrl"),
                "customer");
        Snapshot.Contact contact = new Snapshot.Contact(
                textOrNull("contact.name"),
                textOrNull("contact.email"),
                textOrNull("contact.phone"),
                textOrNull("contact.language"),
                list("contact.tags"),
                number("contact.conversationCount", 1));
        return new Snapshot(
                event.word(),
                NOW,
                Snapshot.Happened.by("customer"),
                message,
                contact,
                conversation(),
                null,
                new Snapshot.Team(true, 0, 0, "UTC"),
                List.of());
    }

    private Snapshot.Conversation conversation() {
        boolean joins = values.keySet().stream().anyMatch(path -> path.startsWith("conversation."));
        Instant resolvedAt = before("conversation.resolvedFor");
        Instant lastActivityAt = before("conversation.idleFor");
        boolean resolved = resolvedAt != null || "resolved".equals(values.get("conversation.status"));
        return new Snapshot.Conversation(
                flag("conversation.isNew", !joins),
                text("conversation.status", resolved ? "resolved" : "open"),
                text("message.channel", "chat"),
                number("conversation.messageCount", joins ? 1 : 0),
                textOrNull("conversation.subject"),
                text("conversation.priority", "normal"),
                textOrNull("conversation.group"),
                list("conversation.assignees"),
                flag("conversation.assigneeOnShift", false),
                list("conversation.tags"),
                false,
                null,
                null,
                null,
                resolved && resolvedAt == null ? NOW : resolvedAt,
                lastActivityAt != null ? lastActivityAt : resolvedAt);
    }

    private String text(String path, String otherwise) {
        return values.get(path) instanceof String text ? text : otherwise;
    }

    private @Nullable String textOrNull(String path) {
        return values.get(path) instanceof String text ? text : null;
    }

    private boolean flag(String path, boolean otherwise) {
        return values.get(path) instanceof Boolean flag ? flag : otherwise;
    }

    private int number(String path, int otherwise) {
        return values.get(path) instanceof Integer number ? number : otherwise;
    }

    @SuppressWarnings("unchecked")
    private List<String> list(String path) {
        return values.get(path) instanceof List<?> list ? (List<String>) list : List.of();
    }

    private @Nullable Instant before(String path) {
        return values.get(path) instanceof Duration duration ? NOW.minus(duration) : null;
    }
}
