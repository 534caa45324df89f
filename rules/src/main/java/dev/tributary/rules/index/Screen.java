package dev.tributary.rules.index;

/** Clues by number, asked of what was seen in one message. Immutable. */
public final class Screen {
    private final int[] clues;
    /** What must be seen as well for a clue to be enough; none when none ever is. */
    private final int[] plain;

    Screen(int[] clues, int[] plain) {
        this.clues = clues;
        this.plain = plain;
    }

    /** Whether none of the clues was seen, so that the condition is false. */
    public boolean excludes(long[] seen) {
        for (int clue : clues) {
            if ((seen[clue >> 6] & 1L << clue) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the condition is true without another look; only to be asked when a clue was seen. */
    public boolean suffices(long[] seen) {
        for (int clue : plain) {
            if ((seen[clue >> 6] & 1L << clue) == 0) {
                return false;
            }
        }
        return plain.length > 0;
    }

    /** The numbers of the clues. */
    public int[] clues() {
        return clues.clone();
    }
}
