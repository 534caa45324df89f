package dev.tributary.routes.score;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads files of cases: one JSON object a line, or tab-separated values under a line of names. */
public final class CaseFile {
    private CaseFile() {}

    /** The objects, one a line. */
    public static List<JsonObject> jsonLines(Path file) throws IOException {
        List<JsonObject> cases = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank()) continue;
            try (JsonReader reader = Json.createReader(new StringReader(line))) {
                cases.add(reader.readObject());
            }
        }
        return cases;
    }

    /** Each row by the names in the first line; {@code \n}, {@code \t} and {@code \\} are written out. */
    static List<Map<String, String>> table(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Map<String, String>> rows = new ArrayList<>();
        if (lines.isEmpty()) return rows;
        String[] names = lines.getFirst().split("\t", -1);
        for (String line : lines.subList(1, lines.size())) {
            if (line.isEmpty()) continue;
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.length; i++) row.put(names[i], i < cells.length ? unescape(cells[i]) : "");
            rows.add(row);
        }
        return rows;
    }

    private static String unescape(String cell) {
        StringBuilder text = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            char next = c == '\\' && i + 1 < cell.length() ? cell.charAt(i + 1) : ' ';
            switch (next) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case '\\' -> text.append('\\');
                default -> {
                    text.append(c);
                    continue;
                }
            }
            i++;
        }
        return text.toString();
    }
}
