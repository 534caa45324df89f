package dev.tributary.routes.trial;

import java.util.List;
import java.util.function.Function;

/**
 * Something that every channel does.
 *
 * @param key which, as a key of {@code behaviours.properties}
 * @param tried tries it; what was seen instead, nothing when it is so or does not apply
 */
record Behaviour(String key, Function<Bench, List<Finding>> tried) {
    /**
     * What was seen instead.
     *
     * @param line the sample's line; 0 when it was none in particular
     * @param seen what, in data rather than words
     */
    record Finding(int line, String seen) {}
}
