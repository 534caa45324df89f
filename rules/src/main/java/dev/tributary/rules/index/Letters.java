package dev.tributary.rules.index;

import dev.tributary.rules.vocabulary.Folding;
import java.lang.Character.UnicodeBlock;

/**
 * Letters as the index takes them: one character for both cases, character by character. This is coarser than any way in
 * which the language compares, so that an equal word is never missed: {@code k} and the Kelvin sign, {@code s} and the long
 * s, {@code i} and the dotless i, all sigmas are alike here. What cannot be said character by character (ß against
 * {@code SS}, letters followed by accents of their own) makes a text <em>unsettled</em>; such a text is looked through a
 * second time as {@link Folding} folds it. A test asks RE2/J and {@link Folding} about every character.
 */
final class Letters {
    /** The alike of each character. */
    private static final char[] ALIKE = new char[Character.MAX_VALUE + 1];

    private static final boolean[] UNSETTLED = new boolean[Character.MAX_VALUE + 1];

    /** The characters for which another one stands. */
    private static final char[] OTHERS;

    static {
        StringBuilder others = new StringBuilder();
        for (int c = 0; c < ALIKE.length; c++) {
            ALIKE[c] = Character.toLowerCase(Character.toUpperCase((char) c));
            UNSETTLED[c] = unsettles(c);
            if (ALIKE[c] != c) {
                others.append((char) c);
            }
        }
        OTHERS = others.toString().toCharArray();
    }

    private Letters() {}

    private static boolean unsettles(int c) {
        if (c < 0x80 || plainScript(c)) {
            return false;
        }
        if (Character.isSurrogate((char) c)) {
            // pictures have no case; what else comes in two halves may
            return Character.isHighSurrogate((char) c) && (c < 0xD83C || c > 0xD83E);
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> joins(c) || !Folding.fold(String.valueOf((char) c)).equals(String.valueOf(ALIKE[c]));
        };
    }

    /** Large scripts without case, whose characters stay as they are; asking about each would only cost time. */
    private static boolean plainScript(int c) {
        return (c >= 0x3400 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7A4) || (c >= 0xE000 && c < 0xF900);
    }

    /** Parts of Korean syllables, which join those before them. */
    private static boolean joins(int c) {
        return UnicodeBlock.of(c) == UnicodeBlock.HANGUL_JAMO;
    }

    /** The character that stands for this one. */
    static char alike(char c) {
        return ALIKE[c];
    }

    /** The characters for which another one stands. */
    static char[] others() {
        return OTHERS.clone();
    }

    /** The text, character by character. */
    static String alike(CharSequence text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            letters.append(ALIKE[text.charAt(i)]);
        }
        return letters.toString();
    }

    /** Whether a text with this character must be looked through a second time, folded. */
    static boolean unsettled(char c) {
        return UNSETTLED[c];
    }

    /** Whether this character is alike to another that not every comparison takes for equal. */
    static boolean odd(char c) {
        return c == 'ı' || c == 'σ' || c == 'ς' || c == 'Σ' || UNSETTLED[c];
    }

    /** Whether no other character is alike to it. */
    static boolean alone(char c) {
        return Character.toUpperCase(c) == c && Character.toLowerCase(c) == c && !odd(c);
    }
}
