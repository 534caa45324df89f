package dev.tributary.routes.mail.calendar;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One line of a calendar file.
 *
 * @param name in capitals
 * @param parameters by names in capitals
 * @param value as it stands
 */
record Property(String name, Map<String, String> parameters, String value) {
    private static final int LONGEST = 500;

    /** A line that is no property has an empty name. */
    static Property of(String line) {
        int colon = outsideQuotes(line, ':', 0);
        if (colon < 0) return new Property("", Map.of(), "");
        Map<String, String> parameters = new HashMap<>();
        int end = Math.min(colon, orEnd(outsideQuotes(line, ';', 0), colon));
        String name = line.substring(0, end).strip().toUpperCase(Locale.ROOT);
        int at = end;
        while (at < colon) {
            int next = Math.min(colon, orEnd(outsideQuotes(line, ';', at + 1), colon));
            String parameter = line.substring(at + 1, next);
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(
                        parameter.substring(0, equals).strip().toUpperCase(Locale.ROOT),
                        parameter.substring(equals + 1).replace("\"", "").strip());
            }
            at = next;
        }
        return new Property(name, parameters, line.substring(colon + 1).strip());
    }

    private static int orEnd(int found, int end) {
        return found < 0 ? end : found;
    }

    private static int outsideQuotes(String line, char wanted, int from) {
        boolean quoted = false;
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') quoted = !quoted;
            else if (c == wanted && !quoted) return i;
        }
        return -1;
    }

    /** The value as text in one line (RFC 5545 section 3.3.11). */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length() && text.length() < LONGEST; i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char next = value.charAt(++i);
                text.append(next == 'n' || next == 'N' ? ' ' : next);
            } else {
                text.append(c);
            }
        }
        return text.toString().strip();
    }

    /** Name and address. */
    String person() {
        String name = parameters.getOrDefault("CN", "");
        String address = value.regionMatches(true, 0, "mailto:", 0, 7) ? value.substring(7) : "";
        if (address.isEmpty()) return name;
        return name.isEmpty() || name.equalsIgnoreCase(address) ? address : name + " <" + address + ">";
    }

    /** A person with a mark for what they answered. */
    String answered() {
        return person()
                + switch (parameters.getOrDefault("PARTSTAT", "").toUpperCase(Locale.ROOT)) {
                    case "ACCEPTED" -> " \u2713";
                    case "DECLINED" -> " \u2717";
                    case "TENTATIVE" -> " ?";
                    default -> "";
                };
    }

    /** Date, time and zone as {@code 2026-12-01 10:00 (Europe/Budapest)}; what has another form stays as it is. */
    String moment() {
        boolean date = value.length() >= 8 && value.chars().limit(8).allMatch(c -> c >= '0' && c <= '9');
        if (!date) return value;
        String day = value.substring(0, 4) + "-" + value.substring(4, 6) + "-" + value.substring(6, 8);
        if (value.length() < 13 || value.charAt(8) != 'T') return day;
        String time = value.substring(9, 11) + ":" + value.substring(11, 13);
        String zone = value.endsWith("Z") ? "UTC" : parameters.getOrDefault("TZID", "");
        return day + " " + time + (zone.isEmpty() ? "" : " (" + zone + ")");
    }

    /** From one moment to another, without saying twice what both share. */
    static String span(String starts, String ends) {
        if (ends.isEmpty() || ends.equals(starts)) return starts;
        int zone = starts.indexOf(" (");
        boolean shared = zone > 0 && ends.endsWith(starts.substring(zone));
        String from = shared ? starts.substring(0, zone) : starts;
        boolean sameDay = starts.length() > 11 && ends.length() > 11 && ends.startsWith(starts.substring(0, 10));
        return from + "\u2013" + (sameDay ? ends.substring(11) : ends);
    }
}
