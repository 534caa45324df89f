package dev.tributary.engine.search;

import java.util.List;

/**
 * What stands around the words that were found.
 *
 * @param text a part of the message, in one line; plain text, never markup
 * @param hits where in it the words stand, in order
 */
public record Context(String text, List<Range> hits) {
    public Context {
        hits = List.copyOf(hits);
    }

    /**
     * A part of a text.
     *
     * @param start its first character
     * @param end the one after its last
     */
    public record Range(int start, int end) {}
}
