package dev.tributary.routes.mail;

import dev.tributary.engine.masking.Beginning;

/** Text as a database and a screen can take it: one kind of line end, no NUL, no half of a surrogate pair. */
final class PlainText {
    private PlainText() {}

    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                if (i + 1 >= text.length() || text.charAt(i + 1) != '\n') clean.append('\n');
            } else if (Character.isHighSurrogate(c)) {
                if (i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                    clean.append(c).append(text.charAt(++i));
                }
            } else if (c == '\n' || c == '\t' || (c >= ' ' && !Character.isLowSurrogate(c))) {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    /** At most so many characters, never cutting a pair or what may be a number in two. */
    static String cut(String text, int longest) {
        return Beginning.of(text, longest);
    }
}
