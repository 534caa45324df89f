package dev.tributary.engine.masking;

/**
 * Cuts what is too long and not masked yet. Never within what may be a number, however it is written: of a card cut in two
 * the half that stays would be known for none, and kept. Thread-safe.
 */
public final class Beginning {
    private static final int LONGEST_TAG = 2000;
    private static final int LONGEST_ENTITY = 12;

    private Beginning() {}

    /** At most so many characters of a text, tags and escapes counted as they are written. */
    public static String of(String text, int longest) {
        if (text.length() <= longest) return text;
        int end = outside(text, outside(text, longest, '&', ';', LONGEST_ENTITY), '<', '>', LONGEST_TAG);
        while (end > 0) {
            int before = skipped(text, end);
            if (before == end) break;
            end = before;
        }
        return text.substring(0, end);
    }

    /** Here, or before the tag or escape in the middle of which this is. */
    private static int outside(String text, int end, char opening, char closing, int longest) {
        int open = text.lastIndexOf(opening, end - 1);
        if (open < 0 || end - open > longest) return end;
        int close = text.indexOf(closing, open);
        char next = text.charAt(open + 1);
        boolean begun = Character.isLetter(next) || next == '/' || next == '!' || next == '#';
        return begun && (close < 0 || close >= end) ? open : end;
    }

    /** Where what ends here and may stand in a number begins, or here. */
    private static int skipped(String text, int end) {
        char last = text.charAt(end - 1);
        if (last == '>') return opened(text, end, '<', LONGEST_TAG);
        if (last == ';') return opened(text, end, '&', LONGEST_ENTITY);
        if (end >= 3 && text.charAt(end - 3) == '%') return end - 3;
        if (end >= 2 && text.charAt(end - 2) == '%') return end - 2;
        return Character.isLetter(last) ? end : end - 1;
    }

    private static int opened(String text, int end, char opening, int longest) {
        int open = text.lastIndexOf(opening, end - 1);
        return open >= 0 && end - open <= longest ? open : end - 1;
    }
}
