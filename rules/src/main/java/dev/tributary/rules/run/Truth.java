package dev.tributary.rules.run;

import dev.tributary.rules.vocabulary.Facts;

/** A compiled condition. */
@FunctionalInterface
interface Truth {
    boolean holds(Facts facts);

    /** All of them, asked from left to right until one is false. */
    static Truth all(Truth[] parts) {
        return facts -> {
            for (Truth part : parts) {
                if (!part.holds(facts)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** One of them, asked from left to right until one is true. */
    static Truth any(Truth[] parts) {
        return facts -> {
            for (Truth part : parts) {
                if (part.holds(facts)) {
                    return true;
                }
            }
            return false;
        };
    }

    /** The opposite. */
    static Truth not(Truth truth) {
        return facts -> !truth.holds(facts);
    }
}
