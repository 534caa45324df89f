package dev.tributary.rules.index;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the signs of a pattern that RE2/J has accepted. */
final class PatternCursor {
    /** How many letters a class may name before it is taken for anything. */
    private static final int CLASS = 4;

    private final String pattern;
    private int at;

    PatternCursor(String pattern) {
        this.pattern = pattern;
    }

    /** How often the part before may come. */
    enum Repeat {
        /** Once or not at all. */
        OPTIONAL,
        /** Any number of times, perhaps none. */
        PERHAPS,
        /** Any number of times, at least once. */
        SURELY
    }

    /**
     * What a backslash begins.
     *
     * @param place whether it asks something of its place only
     * @param letter the letter that it stands for, or -1 when it stands for several
     */
    record Escape(boolean place, int letter) {
        static final Escape SEVERAL = new Escape(false, -1);
    }

    /**
     * Flags.
     *
     * @param alone whether they hold to the end of the group around them, not in a group of their own
     * @param folds whether case does not matter
     */
    record Flags(boolean alone, boolean folds) {}

    boolean more() {
        return at < pattern.length();
    }

    /** The next sign, or 0 at the end. */
    char peek() {
        return more() ? pattern.charAt(at) : 0;
    }

    /** Goes past the text if it is next. */
    boolean next(String text) {
        boolean found = pattern.startsWith(text, at);
        if (found) {
            at += text.length();
        }
        return found;
    }

    void skipPast(char sign) {
        int found = pattern.indexOf(sign, at);
        at = found < 0 ? pattern.length() : found + 1;
    }

    /** The next character as it stands. */
    int letter() {
        int letter = pattern.codePointAt(at);
        at += Character.charCount(letter);
        return letter;
    }

    /** The repeat that is next, greedy or not, or null when none is. */
    @Nullable
    Repeat repeat() {
        Repeat repeat = null;
        if (next("?")) {
            repeat = Repeat.OPTIONAL;
        } else if (next("*")) {
            repeat = Repeat.PERHAPS;
        } else if (next("+")) {
            repeat = Repeat.SURELY;
        } else if (peek() == '{') {
            repeat = counted();
        }
        if (repeat != null) {
            next("?");
        }
        return repeat;
    }

    private @Nullable Repeat counted() {
        int end = pattern.indexOf('}', at);
        if (end < 0) {
            return null;
        }
        String inside = pattern.substring(at + 1, end);
        int comma = inside.indexOf(',');
        String least = comma < 0 ? inside : inside.substring(0, comma);
        if (least.isEmpty() || !digits(least) || !digits(comma < 0 ? "" : inside.substring(comma + 1))) {
            return null;
        }
        at = end + 1;
        return least.chars().allMatch(c -> c == '0') ? Repeat.PERHAPS : Repeat.SURELY;
    }

    private static boolean digits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Reads flags after their {@code (?}; what they do not name stays as it is. */
    Flags flags(boolean foldsNow) {
        boolean folds = foldsNow;
        boolean on = true;
        char sign = (char) letter();
        while (sign != ')' && sign != ':') {
            if (sign == '-') {
                on = false;
            } else if (sign == 'i') {
                folds = on;
            }
            sign = (char) letter();
        }
        return new Flags(sign == ')', folds);
    }

    /** Reads what a backslash begins. */
    Escape escape() {
        at++;
        int sign = letter();
        return switch (sign) {
            case 'A', 'z', 'b', 'B' -> new Escape(true, -1);
            case 'd', 'D', 'w', 'W', 's', 'S', 'C' -> Escape.SEVERAL;
            case 'p', 'P' -> {
                if (next("{")) {
                    skipPast('}');
                } else {
                    letter();
                }
                yield Escape.SEVERAL;
            }
            case 'a' -> new Escape(false, 7);
            case 'f' -> new Escape(false, '\f');
            case 'n' -> new Escape(false, '\n');
            case 'r' -> new Escape(false, '\r');
            case 't' -> new Escape(false, '\t');
            case 'v' -> new Escape(false, 11);
            case 'x' -> new Escape(false, hexadecimal());
            case '0', '1', '2', '3', '4', '5', '6', '7' -> new Escape(false, octal(sign - '0'));
            default -> new Escape(false, sign);
        };
    }

    private int hexadecimal() {
        int from = at;
        if (next("{")) {
            skipPast('}');
            return Integer.parseInt(pattern.substring(from + 1, at - 1), 16);
        }
        at += 2;
        return Integer.parseInt(pattern.substring(from, at), 16);
    }

    private int octal(int first) {
        int value = first;
        for (int i = 0; i < 2 && peek() >= '0' && peek() <= '7'; i++) {
            value = value * 8 + (letter() - '0');
        }
        return value;
    }

    /** Reads a class in square brackets: its letters if they are few and named one by one, else none. */
    List<Integer> characterClass() {
        at++;
        boolean few = !next("^");
        List<Integer> letters = new ArrayList<>();
        for (boolean first = true; first || peek() != ']'; first = false) {
            if (pattern.startsWith("[:", at) && pattern.indexOf(":]", at) > 0) {
                at = pattern.indexOf(":]", at) + 2;
                few = false;
                continue;
            }
            int from = classLetter();
            int to = from;
            if (peek() == '-' && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']') {
                at++;
                to = classLetter();
            }
            few &= from >= 0 && to >= from && letters.size() + to - from < CLASS;
            for (int letter = from; few && letter <= to; letter++) {
                letters.add(letter);
            }
        }
        at++;
        return few ? letters : List.of();
    }

    private int classLetter() {
        return peek() == '\\' ? escape().letter() : letter();
    }
}
