package dev.tributary.routes.mail.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds addresses in words. */
final class Addresses {
    private static final int LONGEST = 320;
    private static final int MOST = 200;
    private static final String LOCAL = ".!#$%&'*+/=?^_{|}~-";
    private static final List<String> TITLES = List.of(
            "to:",
            "recipient:",
            "recipients:",
            "recipient address:",
            "address:",
            "final-recipient:",
            "original-recipient:",
            "failed recipient:",
            "rfc822;",
            "smtp:",
            "smtp;",
            "user:",
            "e-mail:",
            "email:",
            "mailto:",
            "expanded from:",
            "for ");

    private Addresses() {}

    /** All addresses in this text, in lower case, in their order. */
    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        int from = 0;
        while (true) {
            int at = text.indexOf('@', from);
            if (at < 0 || found.size() >= MOST) return found;
            String address = around(text, at);
            if (address != null && !found.contains(address)) found.add(address);
            from = at + 1;
        }
    }

    /** The address with which this line begins, whatever brackets and titles stand before it; or null. */
    static @Nullable String leading(String line) {
        String rest = line;
        for (int titles = 0; titles < 3; titles++) {
            rest = afterOrnaments(rest);
            String lower = rest.toLowerCase(Locale.ROOT);
            String title = TITLES.stream().filter(lower::startsWith).findFirst().orElse(null);
            if (title == null) break;
            rest = rest.substring(title.length());
        }
        int at = rest.indexOf('@');
        String address = at < 0 ? null : around(rest, at);
        return address != null && rest.toLowerCase(Locale.ROOT).startsWith(address) ? address : null;
    }

    private static String afterOrnaments(String line) {
        int at = 0;
        while (at < line.length() && " \t*-|<([:>'".indexOf(line.charAt(at)) >= 0) at++;
        String rest = line.substring(at);
        // quotes around the whole address, not around what stands before its at sign
        return rest.startsWith("\"") && !rest.contains("\"@") ? rest.substring(1) : rest;
    }

    private static @Nullable String around(String text, int at) {
        int start = at;
        if (start > 0 && text.charAt(start - 1) == '"') {
            start = text.lastIndexOf('"', at - 2);
            if (start < 0) return null;
        } else {
            while (start > 0 && local(text.charAt(start - 1))) start--;
            // an attribute of an X.400 address, or a mark of emphasis
            int equals = start + text.substring(start, at).lastIndexOf('=');
            if (equals >= start && text.startsWith("SMTP", Math.max(0, equals - 4))) start = equals + 1;
            while (start < at && ".'*=".indexOf(text.charAt(start)) >= 0) start++;
        }
        int end = at + 1;
        while (end < text.length() && domain(text.charAt(end))) end++;
        while (end > at + 1 && ".-".indexOf(text.charAt(end - 1)) >= 0) end--;
        boolean whole = start < at && text.substring(at + 1, end).indexOf('.') > 0;
        return whole && end - start <= LONGEST ? text.substring(start, end).toLowerCase(Locale.ROOT) : null;
    }

    private static boolean local(char c) {
        return Character.isLetterOrDigit(c) || LOCAL.indexOf(c) >= 0;
    }

    private static boolean domain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }
}
