package dev.tributary.rules.book;

import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.vocabulary.Facts;
import dev.tributary.rules.vocabulary.Field;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@code fires …} line that stands for a snapshot: what an example would not assume by itself is said, people are
 * left out of it. What is written is read back by the checker, so it is an example that works.
 */
final class ExampleWriter {
    private static final int LONGEST_TEXT = 1_000;
    /** The first says what an example assumes; what is said then may change what it assumes. */
    private static final int ROUNDS = 3;
    /** Free texts that say nothing about a person. */
    private static final Set<String> IMPERSONAL =
            Set.of("message.account", "contact.language", "contact.tags", "conversation.tags");

    private final Function<String, Optional<Snapshot>> reader;

    /** The reader takes a book of one rule with one example, and gives what the example says; empty when not sound. */
    ExampleWriter(Function<String, Optional<Snapshot>> reader) {
        this.reader = reader;
    }

    Optional<String> of(Snapshot snapshot) {
        Map<String, String> said = new LinkedHashMap<>();
        Map<String, String> wanted = values(new Facts(snapshot), new Placeholders(snapshot.contact()));
        for (int round = 0; round < ROUNDS; round++) {
            Optional<Snapshot> assumed = read(snapshot, said);
            if (assumed.isEmpty()) {
                break;
            }
            Map<String, String> more = differing(wanted, values(new Facts(assumed.get()), null));
            if (more.isEmpty()) {
                return Optional.of(line(needed(snapshot, said, wanted)));
            }
            said.putAll(more);
        }
        return oneByOne(snapshot, said);
    }

    /** What was said in one round may be assumed by what was said with it. */
    private Map<String, String> needed(Snapshot snapshot, Map<String, String> said, Map<String, String> wanted) {
        Map<String, String> needed = new LinkedHashMap<>(said);
        said.forEach((path, value) -> {
            Map<String, String> fewer = new LinkedHashMap<>(needed);
            fewer.remove(path);
            Optional<Snapshot> assumed = read(snapshot, fewer);
            if (assumed.isPresent()
                    && differing(wanted, values(new Facts(assumed.get()), null)).isEmpty()) {
                needed.remove(path);
            }
        });
        return needed;
    }

    /** What can be said together, when not everything can. */
    private Optional<String> oneByOne(Snapshot snapshot, Map<String, String> wanted) {
        Map<String, String> said = new LinkedHashMap<>();
        wanted.forEach((path, value) -> {
            said.put(path, value);
            if (read(snapshot, said).isEmpty()) {
                said.remove(path);
            }
        });
        return read(snapshot, said).isEmpty() ? Optional.empty() : Optional.of(line(said));
    }

    private Optional<Snapshot> read(Snapshot snapshot, Map<String, String> said) {
        Duration after = snapshot.happened().after();
        String event = snapshot.event() + (after == null ? "" : "(" + drawn(after) + ")");
        return reader.apply("rule('example') {\n  on " + event + "\n  then { stop }\n  examples {\n    " + line(said)
                + "\n  }\n}\n");
    }

    private static Map<String, String> differing(Map<String, String> wanted, Map<String, String> assumed) {
        Map<String, String> differing = new LinkedHashMap<>();
        wanted.forEach((path, value) -> {
            if (!value.equals(assumed.get(path))) {
                differing.put(path, value);
            }
        });
        return differing;
    }

    /** Every field as it is written, each once under its shortest name. */
    private static Map<String, String> values(Facts facts, @Nullable Placeholders placeholders) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Field field : Vocabulary.standard().fields()) {
            String path = field.path();
            boolean longer =
                    path.startsWith("message.") && ExampleValues.FIELDS.contains(path.substring("message.".length()));
            if (!longer && ExampleValues.FIELDS.contains(path)) {
                Placeholders personal = field.values() != null || IMPERSONAL.contains(path) ? null : placeholders;
                String drawn = drawn(field.reader().apply(facts), personal);
                if (drawn != null) {
                    values.put(path, drawn);
                }
            }
        }
        return values;
    }

    private static @Nullable String drawn(@Nullable Object value, @Nullable Placeholders placeholders) {
        return switch (value) {
            case null -> "null";
            case String text -> quoted(placeholders == null ? text : placeholders.in(text));
            case Boolean flag -> flag.toString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case Duration duration -> duration.isNegative() ? null : drawn(duration);
            case List<?> list -> listed(list, placeholders);
            default -> null;
        };
    }

    private static String listed(List<?> list, @Nullable Placeholders placeholders) {
        List<String> items = new ArrayList<>();
        for (Object item : list) {
            if (item instanceof String text) {
                items.add(quoted(placeholders == null ? text : placeholders.in(text)));
            }
        }
        return "[" + String.join(", ", items) + "]";
    }

    private static String quoted(String text) {
        String beginning = text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT));
        StringBuilder quoted = new StringBuilder("'");
        beginning.codePoints().forEach(c -> {
            switch (c) {
                case '\'' -> quoted.append("\\'");
                // written with a space, because a u behind it would be taken for a letter's number
                case '\\' -> quoted.append("\\\\ ");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (printable(c)) {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('\'').toString();
    }

    private static boolean printable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** In the largest unit that is close enough to what happened. */
    private static String drawn(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0 || seconds > 14 * 86_400) {
            return seconds / 86_400 + ".days";
        }
        if (seconds % 3_600 == 0 || seconds > 2 * 86_400) {
            return seconds / 3_600 + ".hours";
        }
        return seconds % 60 == 0 || seconds > 7_200 ? seconds / 60 + ".minutes" : seconds + ".seconds";
    }

    /** {@code fires text: '…', contact: [tags: ['…']]}. */
    private static String line(Map<String, String> said) {
        Map<String, List<String>> roots = new LinkedHashMap<>();
        List<String> parts = new ArrayList<>();
        said.forEach((path, value) -> {
            int dot = path.indexOf('.');
            if (dot < 0) {
                parts.add(path + ": " + value);
            } else {
                roots.computeIfAbsent(path.substring(0, dot), root -> new ArrayList<>())
                        .add(path.substring(dot + 1) + ": " + value);
            }
        });
        roots.forEach((root, values) -> parts.add(root + ": [" + String.join(", ", values) + "]"));
        return parts.isEmpty() ? "fires text: ''" : "fires " + String.join(", ", parts);
    }
}
