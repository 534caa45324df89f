package dev.tributary.engine.store;

import java.util.Map;
import java.util.TreeMap;

/** A JSON object of strings, for the small arguments of event lines; keys in order, so that equal is equal. */
final class FlatJson {
    private FlatJson() {}

    static String of(Map<String, String> members) {
        StringBuilder json = new StringBuilder("{");
        new TreeMap<>(members).forEach((name, text) -> {
            if (json.length() > 1) json.append(',');
            quote(json, name);
            json.append(':');
            quote(json, text);
        });
        return json.append('}').toString();
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                default -> {
                    if (c < 0x20) json.append("\\u%04x".formatted((int) c));
                    else json.append(c);
                }
            }
        }
        json.append('"');
    }
}
