package dev.tributary.routes.messenger;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits a long text where a reader would: at sentence ends, else at words, never inside a character. */
final class TextParts {
    private TextParts() {}

    /** Parts of at most {@code longest} UTF-16 units that together say the whole text. */
    static List<String> of(String text, int longest) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (text.length() - from > longest) {
            int end = cut(text, from, from + longest);
            parts.add(text.substring(from, end).strip());
            from = end;
        }
        parts.add(text.substring(from).strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }

    private static int cut(String text, int from, int limit) {
        for (BreakIterator breaks : List.of(
                BreakIterator.getSentenceInstance(Locale.ROOT),
                BreakIterator.getWordInstance(Locale.ROOT),
                BreakIterator.getCharacterInstance(Locale.ROOT))) {
            breaks.setText(text);
            int end = breaks.isBoundary(limit) ? limit : breaks.preceding(limit);
            if (end > from + (limit - from) / 2) return end;
        }
        return limit;
    }
}
