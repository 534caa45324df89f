package dev.tributary.rules.book;

import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.vocabulary.Event;
import dev.tributary.rules.vocabulary.Field;
import dev.tributary.rules.vocabulary.Type;
import dev.tributary.rules.vocabulary.ValueSet;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values an example gives. */
final class ExampleValues {
    /** What an example can set: everything a rule can ask, but no points in time. */
    static final List<String> FIELDS = Vocabulary.standard().fields().stream()
            .filter(field -> field.type() != Type.MOMENT)
            .map(Field::path)
            .toList();

    private final Findings findings;
    private final Event event;
    private final Map<String, @Nullable Object> values = new HashMap<>();

    ExampleValues(Findings findings, Event event) {
        this.findings = findings;
        this.event = event;
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
        if (field != null && !event.has(field.topic())) {
            findings.error(term.span(), "event.without", event.word(), path);
        }
        if (field != null && checked(field) && value instanceof String text) {
            findings.mustBeIn(Objects.requireNonNull(field.values()), term.span(), text);
        }
        // the short names of a message's fields are the same fields
        String whole = path.indexOf('.') < 0 ? "message." + path : path;
        if (values.containsKey(whole)) {
            findings.error(term.span(), "example.twice", path);
        }
        values.put(whole, value);
    }

    /** Groups and agents of an example are made up: it tells what the rule does, not who works here. */
    private static boolean checked(Field field) {
        return field.values() != null && field.values() != ValueSet.GROUP && field.values() != ValueSet.AGENT;
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

    String text(String path, String otherwise) {
        return values.get(path) instanceof String text ? text : otherwise;
    }

    @Nullable
    String textOrNull(String path) {
        return values.get(path) instanceof String text ? text : null;
    }

    boolean flag(String path, boolean otherwise) {
        return values.get(path) instanceof Boolean flag ? flag : otherwise;
    }

    int number(String path, int otherwise) {
        return values.get(path) instanceof Integer number ? number : otherwise;
    }

    @SuppressWarnings("unchecked")
    List<String> list(String path) {
        return values.get(path) instanceof List<?> list ? (List<String>) list : List.of();
    }

    /** The moment that long before. */
    @Nullable
    Instant before(String path, Instant now) {
        return values.get(path) instanceof Duration duration ? now.minus(duration) : null;
    }

    /** The number, or null when none is given. */
    @Nullable
    Integer numberOrNull(String path) {
        return values.get(path) instanceof Integer number ? number : null;
    }

    /** Whether the example says this. */
    boolean says(String path) {
        return values.containsKey(path);
    }

    /** Whether the example says anything of what belongs to it. */
    boolean mentions(String root) {
        return values.keySet().stream().anyMatch(path -> path.startsWith(root + "."));
    }
}
