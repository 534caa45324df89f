package dev.tributary.routes.file;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A route file as it was read. Two with the same content are equal: that is how a change is seen.
 *
 * @param name its name without the ending; what rules and routes call it by
 * @param place how people are told of it, for example {@code lookups/crm.yaml}
 * @param text the routes, in Camel's YAML or XML
 * @param properties what its placeholders stand for, from the {@code .properties} beside it
 * @param jars the jars of the folder {@code NAME-lib} beside it, in the order of their names
 */
public record RouteFile(String name, String place, String text, Map<String, String> properties, List<Jar> jars) {
    public RouteFile {
        properties = Map.copyOf(properties);
        jars = List.copyOf(jars);
    }

    /** A jar as it was when the file was read: when any of this changes it is another one. */
    public record Jar(Path path, long size, FileTime written) {}

    /** What its head says: the comment lines {@code # word: something} before anything else, by word. In XML the head is
     * the comment at the beginning. */
    public Map<String, String> head() {
        Map<String, String> head = new HashMap<>();
        List<String> lines = text.lines().toList();
        for (int line = 0; line < lines.size() && isHead(lines.get(line)); line++) {
            String comment = said(lines.get(line));
            int colon = comment.indexOf(':');
            if (colon > 0)
                head.putIfAbsent(
                        comment.substring(0, colon).strip(),
                        comment.substring(colon + 1).strip());
        }
        return head;
    }

    private boolean isHead(String line) {
        String bare = line.strip();
        if (xml()) return !bare.startsWith("<") || bare.startsWith("<?") || bare.startsWith("<!--");
        return bare.isEmpty() || bare.startsWith("#");
    }

    /** A line of the head without what makes it a comment. */
    private static String said(String line) {
        return line.replace("<!--", "")
                .replace("-->", "")
                .strip()
                .replaceFirst("^#+", "")
                .strip();
    }

    private boolean xml() {
        return place.endsWith(".xml");
    }

    /** Whether the old version must be closed before a new one starts: it holds what only one can hold. */
    boolean stopsFirst() {
        return head().getOrDefault("swap", "").equals("stop-first");
    }

    /** The first line, from 1, in which something stands; 0 when it stands nowhere. */
    public int lineOf(String something) {
        List<String> lines = text.lines().toList();
        for (int line = 0; line < lines.size(); line++)
            if (!comment(lines.get(line)) && lines.get(line).contains(something)) return line + 1;
        return 0;
    }

    /** The line of the head, from 1, that says something of this word; 0 when none does. */
    public int lineOfHead(String word) {
        List<String> lines = text.lines().toList();
        for (int line = 0; line < lines.size() && isHead(lines.get(line)); line++)
            if (said(lines.get(line)).startsWith(word + ":")) return line + 1;
        return 0;
    }

    private boolean comment(String line) {
        return !xml() && line.strip().startsWith("#");
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
