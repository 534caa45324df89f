package dev.tributary.rules.index;

import dev.tributary.rules.vocabulary.ValueSet;
import java.util.List;

/**
 * What must be seen for a condition to hold: at least one of these.
 *
 * @param any the clues; at least one
 * @param exact whether seeing one is also enough, in a text without odd letters (see {@link Letters#odd})
 */
record Clues(List<Clue> any, boolean exact) {
    /** With more, a condition is better asked. */
    static final int MOST = 500;

    /** What is likelier to be seen than this keeps no rule away. */
    static final double LIKELY = 0.6;

    Clues {
        any = List.copyOf(any);
    }

    /** Whether it asks for nothing but the message's channel. */
    boolean ofChannels() {
        return any.stream().allMatch(clue -> clue.whole() && clue.field().values() == ValueSet.CHANNEL);
    }

    /** A guess of how likely a message shows one of them, from 0 to 1. */
    double odds() {
        return Math.min(1, any.stream().mapToDouble(Clue::odds).sum());
    }
}
