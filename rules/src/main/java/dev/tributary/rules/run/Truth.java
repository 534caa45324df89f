package dev.tributary.rules.run;

import dev.tributary.rules.vocabulary.Facts;

/** A compiled condition. */
@FunctionalInterface
interface Truth {
    boolean holds(Facts facts);
}
