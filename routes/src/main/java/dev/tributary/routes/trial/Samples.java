package dev.tributary.routes.trial;

import dev.tributary.routes.file.FileFault;
import dev.tributary.routes.file.UnsoundFile;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the samples beside a channel's file. */
final class Samples {
    private static final Jsonb JSONB = JsonbBuilder.create();

    private Samples() {}

    /** Where the samples of a file lie. */
    static Path beside(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.[a-z]+$", "");
        return file.resolveSibling(name + ".samples.jsonl");
    }

    /**
     * Reads them.
     *
     * @throws UnsoundFile when a line is none
     */
    static List<Sample> read(Path path) throws UnsoundFile {
        String place = String.valueOf(path.getFileName());
        List<Sample> samples = new ArrayList<>();
        try {
            List<String> lines = Files.exists(path) ? Files.readAllLines(path) : List.of();
            for (int line = 1; line <= lines.size(); line++) {
                String text = lines.get(line - 1).strip();
                if (!text.isEmpty() && !text.startsWith("#")) samples.add(sample(place, line, text));
            }
        } catch (IOException e) {
            throw new UnsoundFile(new FileFault(place, 0, "unreadable", String.valueOf(e.getMessage())));
        }
        return samples;
    }

    private static Sample sample(String place, int line, String text) throws UnsoundFile {
        try {
            Map<?, ?> said = JSONB.fromJson(text, Map.class);
            Map<String, Object> out = said.get("out") == null ? null : map(said.get("out"));
            String in = string(said.get("in"));
            if ((in == null) == (out == null)) throw new IllegalArgumentException("in | out");
            return new Sample(
                    line,
                    in,
                    said.get("method") instanceof String method ? method : "POST",
                    strings(said.get("headers")),
                    strings(said.get("query")),
                    bytes(said.get("body")),
                    said.get("status") instanceof Number status ? status.intValue() : 0,
                    said.get("events") == null
                            ? null
                            : list(said.get("events")).stream()
                                    .map(Samples::map)
                                    .toList(),
                    out,
                    said.get("answer") == null ? Map.of() : map(said.get("answer")),
                    list(said.get("told")).stream().map(String::valueOf).toList(),
                    said.get("outcome") instanceof String outcome ? outcome : "sent",
                    string(said.get("externalId")));
        } catch (JsonbException | IllegalStateException | IllegalArgumentException | ClassCastException e) {
            throw new UnsoundFile(new FileFault(place, line, "sample", String.valueOf(e.getMessage())));
        }
    }

    static byte[] bytes(@Nullable Object body) {
        if (body == null) return new byte[0];
        String text = body instanceof String said ? said : JSONB.toJson(body);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable String string(@Nullable Object said) {
        return said == null ? null : String.valueOf(said);
    }

    private static List<?> list(@Nullable Object said) {
        return said == null ? List.of() : (List<?>) said;
    }

    private static Map<String, Object> map(@Nullable Object said) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (said instanceof Map<?, ?> read)
            read.forEach((key, value) -> {
                if (value != null) map.put(String.valueOf(key), value);
            });
        else throw new IllegalArgumentException(String.valueOf(said));
        return map;
    }

    private static Map<String, String> strings(@Nullable Object said) {
        Map<String, String> strings = new LinkedHashMap<>();
        if (said != null) map(said).forEach((key, value) -> strings.put(key, String.valueOf(value)));
        return strings;
    }
}
