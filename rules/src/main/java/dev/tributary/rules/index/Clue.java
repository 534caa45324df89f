package dev.tributary.rules.index;

import dev.tributary.rules.vocabulary.Field;

/**
 * Something to look for in a message.
 *
 * @param field where; a field that no rule can change
 * @param whole whether the field must be exactly this text, letter by letter; else the text is somewhere in it
 * @param text what; unless the whole field must be it, made of {@link Letters}
 */
record Clue(Field field, boolean whole, String text) {
    /** Longer ones say no more and make the index larger. */
    static final int LONGEST = 24;

    /** How many characters of a message are reckoned with. */
    private static final double MESSAGE = 300;

    /** A guess of how likely a message shows it, from 0 to 1. Only the choice between clues hangs on it. */
    double odds() {
        if (whole) {
            return field.values() == null ? 0.05 : 0.3;
        }
        return Math.min(1, odds(text));
    }

    /** The same of a word anywhere in a text; a bad one may have more than 1. */
    static double odds(String text) {
        double odds = MESSAGE;
        for (int i = 0; i < text.length(); i++) {
            odds *= share(text.charAt(i));
        }
        return odds;
    }

    private static double share(char letter) {
        if (letter == ' ') {
            return 0.15;
        }
        return "etaoinsrlhdé".indexOf(letter) >= 0 ? 0.08 : letter >= 'a' && letter <= 'z' ? 0.03 : 0.01;
    }
}
