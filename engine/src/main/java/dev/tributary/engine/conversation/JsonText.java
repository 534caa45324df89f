package dev.tributary.engine.conversation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the small JSON that is kept with messages: objects, lists and texts. Members stand in the order of their names,
 * so that equal is equal; members without content are left out.
 */
public final class JsonText {
    private JsonText() {}

    /** An object whose members are texts, lists of such, or such objects again. */
    public static String object(Map<String, ?> members) {
        StringBuilder json = new StringBuilder();
        write(json, members);
        return json.toString();
    }

    private static void write(StringBuilder json, Object node) {
        switch (node) {
            case Map<?, ?> members -> members(json, members);
            case List<?> elements -> elements(json, elements);
            default -> quote(json, node.toString());
        }
    }

    private static void members(StringBuilder json, Map<?, ?> members) {
        json.append('{');
        Map<String, Object> sorted = new TreeMap<>();
        members.forEach((name, content) -> {
            if (content != null) sorted.put(name.toString(), content);
        });
        String between = "";
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            json.append(between);
            quote(json, member.getKey());
            json.append(':');
            write(json, member.getValue());
            between = ",";
        }
        json.append('}');
    }

    private static void elements(StringBuilder json, List<?> elements) {
        json.append('[');
        String between = "";
        for (Object element : elements) {
            json.append(between);
            write(json, element);
            between = ",";
        }
        json.append(']');
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') json.append('\\').append(c);
            else if (c < 0x20)
                json.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            else json.append(c);
        }
        json.append('"');
    }
}
