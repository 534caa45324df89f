package dev.tributary.routes.mail.bounce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part for machines: groups of fields, one group for each recipient (RFC 3464, RFC 6533). */
final class StatusReport {
    private static final int MOST = 200;

    private StatusReport() {}

    /** The recipients it names as not reached. */
    static List<Failed> failed(String text) {
        List<Failed> failed = new ArrayList<>();
        for (String group : text.split("\n[ \t]*\n", MOST)) {
            Map<String, String> fields = fields(group);
            String address = address(fields);
            String action = word(fields.getOrDefault("action", ""));
            if (address.isEmpty() || !(failure(action) || action.startsWith("delay"))) continue;
            String status = word(fields.getOrDefault("status", ""));
            String diagnostic = fields.getOrDefault("diagnostic-code", "");
            String said = diagnostic.isEmpty() ? status : afterType(diagnostic);
            failed.add(new Failed(address, failure(action), Reasons.of(status, diagnostic), said));
        }
        return failed;
    }

    private static boolean failure(String action) {
        return action.startsWith("fail") || action.equals("error");
    }

    /** Whether there is any group that says what became of a recipient. */
    static boolean speaks(String text) {
        for (String group : text.split("\n[ \t]*\n", MOST)) {
            if (fields(group).containsKey("action")) return true;
        }
        return false;
    }

    /** The name that the mail had on its way, as whoever sent it gave it; empty when there is none. */
    static String envelopeId(String text) {
        return fields(text.split("\n[ \t]*\n", 2)[0]).getOrDefault("original-envelope-id", "");
    }

    /** A report that somebody passed on in the text of a mail: the fields for machines with marks of quotation. */
    static List<Failed> quoted(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.contains("final-recipient:") || !lower.contains("action:")) return List.of();
        StringBuilder plain = new StringBuilder(text.length());
        for (String line : text.split("\n", -1)) {
            int at = 0;
            while (at < line.length() && (line.charAt(at) == '>' || line.charAt(at) == ' ')) at++;
            plain.append(line, at, line.length()).append('\n');
        }
        return failed(plain.toString());
    }

    /** Fields by their names in lower case; folded lines are joined. */
    static Map<String, String> fields(String group) {
        Map<String, String> fields = new HashMap<>();
        String name = "";
        for (String line : group.split("\n", -1)) {
            int colon = line.indexOf(':');
            boolean folded = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
            if (folded && !name.isEmpty()) {
                fields.merge(name, line.strip(), (before, more) -> before + " " + more);
            } else if (colon > 0 && line.lastIndexOf(' ', colon) < 0) {
                name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                fields.putIfAbsent(name, line.substring(colon + 1).strip());
            } else {
                name = "";
            }
        }
        return fields;
    }

    /** The one that was written to, before the one that it was turned into on the way. */
    private static String address(Map<String, String> fields) {
        for (String name : List.of("original-recipient", "final-recipient")) {
            List<String> found = Addresses.in(fields.getOrDefault(name, ""));
            if (!found.isEmpty()) return found.getFirst();
        }
        return "";
    }

    private static String afterType(String diagnostic) {
        int semicolon = diagnostic.indexOf(';');
        boolean type = semicolon > 0 && diagnostic.lastIndexOf(' ', semicolon) < 0;
        return type ? diagnostic.substring(semicolon + 1).strip() : diagnostic;
    }

    private static String word(String value) {
        String lower = value.strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < lower.length() && lower.charAt(end) > ' ' && lower.charAt(end) != '(') end++;
        return lower.substring(0, end);
    }
}
