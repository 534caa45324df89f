package dev.tributary.rules.pattern;

/** What a pattern may ask of a place between two characters. A set of these is a number, one bit each. */
final class Place {
    static final int TEXT_BEGINS = 1;
    static final int TEXT_ENDS = 2;
    static final int LINE_BEGINS = 4;
    static final int LINE_ENDS = 8;
    /** Between a letter of a word and something else. RE2 knows words of English letters, digits and underscores only. */
    static final int WORD_EDGE = 16;

    static final int NO_WORD_EDGE = 32;

    private Place() {}

    /** Whether words count in what is asked. */
    static boolean asksWords(int places) {
        return (places & (WORD_EDGE | NO_WORD_EDGE)) != 0;
    }

    /** Whether lines count in what is asked. */
    static boolean asksLines(int places) {
        return (places & (LINE_BEGINS | LINE_ENDS)) != 0;
    }

    static boolean word(int codePoint) {
        return codePoint == '_'
                || (codePoint >= '0' && codePoint <= '9')
                || (codePoint >= 'A' && codePoint <= 'Z')
                || (codePoint >= 'a' && codePoint <= 'z');
    }
}
