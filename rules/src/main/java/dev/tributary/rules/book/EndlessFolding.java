package dev.tributary.rules.book;

/**
 * Finds patterns that RE2/J would compile for ever. Between nine old Cyrillic letters and their younger forms it goes round
 * and round when a pattern folds case, whether they stand in it by themselves or within a range. A test asks it about every
 * character there is.
 */
final class EndlessFolding {
    static final int FIRST = 0x1C80;
    static final int LAST = 0x1C88;

    private final String pattern;
    private int at;

    private EndlessFolding(String pattern) {
        this.pattern = pattern;
    }

    /** Whether the pattern folds and holds one of the letters. Reads any text, sound pattern or not. */
    static boolean in(String pattern) {
        return folds(pattern) && new EndlessFolding(pattern).found();
    }

    /** Whether a flag for it stands anywhere. */
    private static boolean folds(String pattern) {
        for (int open = pattern.indexOf("(?"); open >= 0; open = pattern.indexOf("(?", open + 2)) {
            for (int i = open + 2; i < pattern.length() && ":)<".indexOf(pattern.charAt(i)) < 0; i++) {
                if (pattern.charAt(i) == 'i') {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean found() {
        while (at < pattern.length()) {
            int from = character();
            int to = from;
            // outside a class this is no range, and refusing it all the same does no harm
            if (at + 1 < pattern.length() && pattern.charAt(at) == '-') {
                int dash = at++;
                to = character();
                at = dash + 1;
            }
            if (from <= LAST && Math.max(from, to) >= FIRST) {
                return true;
            }
        }
        return false;
    }

    /** The next character, written as itself or by its number. */
    private int character() {
        if (pattern.charAt(at) == '\\' && at + 1 < pattern.length()) {
            at++;
            if (pattern.charAt(at) == 'x') {
                return number();
            }
        }
        int character = pattern.codePointAt(at);
        at += Character.charCount(character);
        return character;
    }

    private int number() {
        at++;
        boolean brackets = pattern.startsWith("{", at);
        int from = brackets ? at + 1 : at;
        int end = brackets ? pattern.indexOf('}', from) : Math.min(from + 2, pattern.length());
        if (end < 0) {
            return 0;
        }
        int number = 0;
        for (int i = from; i < end; i++) {
            number = Math.min(
                    Character.MAX_CODE_POINT, number * 16 + Math.max(0, Character.digit(pattern.charAt(i), 16)));
        }
        at = brackets ? end + 1 : end;
        return number;
    }
}
