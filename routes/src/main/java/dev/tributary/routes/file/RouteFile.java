package dev.tributary.routes.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A route file as it was read. Two with the same content are equal: that is how a change is seen.
 *
 * @param name its name without the ending; what rules and routes call it by
 * @param place how people are told of it, for example {@code lookups/crm.yaml}
 * @param text the routes, in Camel's YAML DSL
 * @param properties what its placeholders stand for, from the {@code .properties} beside it
 */
public record RouteFile(String name, String place, String text, Map<String, String> properties) {
    public RouteFile {
        properties = Map.copyOf(properties);
    }

    /** What its head says: the comment lines {@code # word: something} before anything else, by word. */
    public Map<String, String> head() {
        Map<String, String> head = new HashMap<>();
        List<String> lines = text.lines().toList();
        for (int line = 0; line < lines.size() && isHead(lines.get(line)); line++) {
            String comment = lines.get(line).strip().replaceFirst("^#+", "");
            int colon = comment.indexOf(':');
            if (colon > 0)
                head.putIfAbsent(
                        comment.substring(0, colon).strip(),
                        comment.substring(colon + 1).strip());
        }
        return head;
    }

    private static boolean isHead(String line) {
        return line.isBlank() || line.strip().startsWith("#");
    }

    /** The first line, from 1, in which something stands; 0 when it stands nowhere. */
    public int lineOf(String something) {
        List<String> lines = text.lines().toList();
        for (int line = 0; line < lines.size(); line++) if (lines.get(line).contains(something)) return line + 1;
        return 0;
    }

    Properties placeholders() {
        Properties placeholders = new Properties();
        placeholders.putAll(properties);
        return placeholders;
    }

    /** Shows no property: secrets may stand there. */
    @Override
    public String toString() {
        return place;
    }
}
