package dev.tributary.rules.pattern;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the signs of a pattern that RE2/J has accepted. */
public final class PatternCursor {
    /** How many letters a class may name before it is taken for anything. */
    private static final int CLASS = 4;

    private final String pattern;
    private int at;

    public PatternCursor(String pattern) {
        this.pattern = pattern;
    }

    /**
     * How often the part before may come.
     *
     * @param least at least so often
     * @param most at most so often, or {@link #NO_END}
     */
    public record Repeat(int least, int most) {
        public static final int NO_END = -1;
    }

    /**
     * What a backslash begins.
     *
     * @param place whether it asks something of its place only
     * @param letter the letter that it stands for, or -1 when it stands for several
     */
    public record Escape(boolean place, int letter) {
        static final Escape SEVERAL = new Escape(false, -1);
    }

    /**
     * Flags.
     *
     * @param alone whether they hold to the end of the group around them, not in a group of their own
     * @param folds whether case does not matter
     * @param lines whether {@code ^} and {@code $} stand for the ends of lines
     * @param all whether a dot stands for the end of a line too
     */
    public record Flags(boolean alone, boolean folds, boolean lines, boolean all) {
        /** Before the first flag. */
        public static final Flags NONE = new Flags(false, false, false, false);
    }

    /** Whether anything is left. */
    public boolean more() {
        return at < pattern.length();
    }

    /** The next sign, or 0 at the end. */
    public char peek() {
        return more() ? pattern.charAt(at) : 0;
    }

    /** Goes past the text if it is next. */
    public boolean next(String text) {
        boolean found = pattern.startsWith(text, at);
        if (found) {
            at += text.length();
        }
        return found;
    }

    /** Goes past the next such sign, or to the end. */
    private void skipPast(char sign) {
        int found = pattern.indexOf(sign, at);
        at = found < 0 ? pattern.length() : found + 1;
    }

    /** Where the cursor stands. */
    int place() {
        return at;
    }

    /** What the pattern says from there up to the cursor. */
    String since(int place) {
        return pattern.substring(place, at);
    }

    /** The next character as it stands. */
    public int letter() {
        int letter = pattern.codePointAt(at);
        at += Character.charCount(letter);
        return letter;
    }

    /** The repeat that is next, greedy or not, or null when none is. */
    public @Nullable Repeat repeat() {
        Repeat repeat = null;
        if (next("?")) {
            repeat = new Repeat(0, 1);
        } else if (next("*")) {
            repeat = new Repeat(0, Repeat.NO_END);
        } else if (next("+")) {
            repeat = new Repeat(1, Repeat.NO_END);
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
        String most = comma < 0 ? least : inside.substring(comma + 1);
        if (!number(least) || !(most.isEmpty() || number(most))) {
            return null;
        }
        at = end + 1;
        return new Repeat(Integer.parseInt(least), most.isEmpty() ? Repeat.NO_END : Integer.parseInt(most));
    }

    /** With a nought before it RE2 takes no number for one, and refuses those that have more digits. */
    private static boolean number(String text) {
        return !text.isEmpty()
                && text.length() <= 4
                && (text.length() == 1 || text.charAt(0) != '0')
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * Reads what stands after a group's bracket: nothing, a name, or flags.
     *
     * @param now the flags outside of it
     * @return those within it; {@link Flags#alone} when there is no group, and they hold from there on
     */
    public Flags opening(Flags now) {
        if (next("?")) {
            if (!next("P<") && !next("<")) {
                return flags(now);
            }
            skipPast('>');
        }
        return new Flags(false, now.folds(), now.lines(), now.all());
    }

    /** Reads flags after their {@code (?}; what they do not name stays as it is. */
    private Flags flags(Flags now) {
        boolean folds = now.folds();
        boolean lines = now.lines();
        boolean all = now.all();
        boolean on = true;
        char sign = (char) letter();
        while (sign != ')' && sign != ':') {
            switch (sign) {
                case '-' -> on = false;
                case 'i' -> folds = on;
                case 'm' -> lines = on;
                case 's' -> all = on;
                default -> {}
            }
            sign = (char) letter();
        }
        return new Flags(sign == ')', folds, lines, all);
    }

    /** Reads what a backslash begins. */
    public Escape escape() {
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
    public List<Integer> characterClass() {
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
