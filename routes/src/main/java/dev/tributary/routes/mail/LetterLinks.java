package dev.tributary.routes.mail;

import java.util.List;
import org.jsoup.nodes.Element;

/** Makes links of the addresses in a text that begin with {@code http:}, {@code https:} or {@code mailto:}, of no others. */
final class LetterLinks {
    private static final List<String> SCHEMES = List.of("https://", "http://", "mailto:");
    /** What ends a sentence, not an address. */
    private static final String STOPS = ".,;:!?*'\u2019\u2026";

    private static final String NEVER = "<>\"`\u201e\u201c\u201d";

    private LetterLinks() {}

    /** Appends one line of text to a paragraph. Linear in its length. */
    static void write(Element paragraph, String words) {
        int written = 0;
        int at = 0;
        while (at < words.length()) {
            int scheme = scheme(words, at);
            int end = scheme == 0 ? at : end(words, at + scheme);
            if (end <= at + scheme) {
                at = Math.max(at + 1, end);
                continue;
            }
            String address = words.substring(at, end);
            if (at > written) paragraph.appendText(words.substring(written, at));
            paragraph
                    .appendElement("a")
                    .attr("href", address)
                    .attr("rel", "noopener noreferrer")
                    .text(address);
            written = end;
            at = end;
        }
        if (written < words.length()) paragraph.appendText(words.substring(written));
    }

    /** The length of the scheme that an address begins with here, or 0. */
    private static int scheme(String words, int at) {
        if (at > 0 && Character.isLetterOrDigit(words.charAt(at - 1))) return 0;
        for (String scheme : SCHEMES)
            if (words.regionMatches(true, at, scheme, 0, scheme.length())) return scheme.length();
        return 0;
    }

    /** Where the address ends that goes on here; what closes a sentence or a bracket around it is no part of it. */
    private static int end(String words, int from) {
        int end = from;
        boolean round = false;
        boolean square = false;
        while (end < words.length() && inside(words.charAt(end))) {
            round |= words.charAt(end) == '(';
            square |= words.charAt(end) == '[';
            end++;
        }
        while (end > from && closes(words.charAt(end - 1), round, square)) end--;
        return end;
    }

    private static boolean closes(char c, boolean round, boolean square) {
        return STOPS.indexOf(c) >= 0 || c == ')' && !round || c == ']' && !square || c == '}';
    }

    private static boolean inside(char c) {
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && !Character.isISOControl(c)
                // what turns the direction of writing makes an address look like another
                && Character.getType(c) != Character.FORMAT
                && NEVER.indexOf(c) < 0;
    }
}
