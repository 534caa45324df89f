package dev.tributary.rules.vocabulary;

import java.text.Normalizer;
import java.util.Locale;

/** Texts compared without regard to case, by Unicode; accents count. */
public final class Folding {
    private Folding() {}

    /** Composed, and the same for both cases of each letter. */
    public static String fold(String text) {
        String composed = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Whether a folded text holds a folded word with no letter, digit or mark on either side. */
    public static boolean hasWord(String text, String word) {
        if (word.isEmpty()) {
            return false;
        }
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean begins = at == 0 || !partOfWord(text.codePointBefore(at));
            if (begins && (end == text.length() || !partOfWord(text.codePointAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean partOfWord(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> Character.isLetterOrDigit(codePoint) || codePoint == '_';
        };
    }
}
