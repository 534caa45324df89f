package dev.tributary.rules.pattern;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks texts whether a pattern is in them, or whether it is all of them. The answer is always RE2/J's. A pattern that has
 * been asked about so much text that it pays gets a {@link Machine}; one that is seldom asked costs nothing more. Any number
 * of threads may ask.
 */
public final class PatternQuestion {
    /** After how many characters a machine pays: making one costs about as much as going through these with RE2/J. */
    private static final int PAYS = 5_000;

    /** When one grew too large, another is made after so many characters: the texts may have been odd ones. */
    private static final int PAYS_AGAIN = 1_000_000;

    private final Pattern pattern;
    private final boolean whole;
    /** Races may lose some; it is a guess anyway. */
    private int toGo = PAYS;
    /** No machine can be had. */
    private boolean without;

    private volatile @Nullable Machine machine;

    /** A question that a text answers with yes when the pattern is found somewhere in it, or when it matches as a whole. The pattern has no flags but those written in it. */
    public PatternQuestion(Pattern pattern, boolean whole) {
        if (pattern.flags() != 0) {
            throw new IllegalArgumentException("flags are written into the pattern: " + pattern);
        }
        this.pattern = pattern;
        this.whole = whole;
    }

    /** The pattern as written. */
    public String pattern() {
        return pattern.pattern();
    }

    /** Whether the whole text must match. */
    public boolean whole() {
        return whole;
    }

    /** Whether the answer is yes. */
    public boolean yes(String text) {
        Machine quick = machine;
        if (quick != null) {
            int answer = quick.run(text);
            if (answer != Machine.UNSURE) {
                return answer == Machine.YES;
            }
            toGo = PAYS_AGAIN;
            machine = null;
        } else if (!without) {
            toGo -= text.length();
            if (toGo < 0) {
                make();
            }
        }
        return whole ? pattern.matches(text) : pattern.matcher(text).find();
    }

    /** Whether a machine answers now. */
    boolean quick() {
        return machine != null;
    }

    private void make() {
        Program program = PatternReader.read(pattern.pattern());
        if (program == null) {
            without = true;
        } else {
            machine = new Machine(program, whole);
        }
    }
}
