package dev.tributary.rules.syntax;

/** Marks which characters of a text stand in quotes, slashes or comments: a scanner, not a parser. */
final class QuotedParts {
    private final String text;
    private final boolean[] quoted;

    QuotedParts(String text) {
        this.text = text;
        this.quoted = new boolean[text.length()];
    }

    boolean[] found() {
        char before = '\n';
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = i;
            if (text.startsWith("//", i)) {
                end = until("\n", i + 2, false) - 1;
            } else if (text.startsWith("/*", i)) {
                end = until("*/", i + 2, false);
            } else if (text.startsWith("'''", i) || text.startsWith("\"\"\"", i)) {
                end = until(text.substring(i, i + 3), i + 3, true);
                before = c;
            } else if (c == '\'' || c == '"') {
                end = until(String.valueOf(c), i + 1, true);
                before = c;
            } else if (c == '/' && slashyMayStart(before)) {
                end = until("/", i + 1, true);
                before = c;
            }
            if (end > i) {
                java.util.Arrays.fill(quoted, i, Math.min(end, text.length()), true);
                i = end;
            } else {
                if (!Character.isWhitespace(c)) {
                    before = c;
                }
                i++;
            }
        }
        return quoted;
    }

    /** After a word, a number, a closing bracket or a text a slash divides; elsewhere it opens a text. */
    private static boolean slashyMayStart(char before) {
        return !Character.isJavaIdentifierPart(before) && ")]}'\"/".indexOf(before) < 0;
    }

    private int until(String closing, int from, boolean escapes) {
        for (int i = from; i < text.length(); i++) {
            if (escapes && text.charAt(i) == '\\') {
                i++;
            } else if (text.startsWith(closing, i)) {
                return i + closing.length();
            }
        }
        return text.length();
    }
}
