package dev.tributary.rules.pattern;

import java.util.Arrays;

/**
 * What a {@link Machine} has learnt: for each of its states a row, for each kind of character a column. Nought stands for what
 * it has not learnt yet, so it does not matter when a thread sees another's entry late. What is written into it never depends
 * on anything outside it; a larger table is a new one.
 */
final class Table {
    /** The kind of a character that was not seen before; nothing is ever learnt of it. */
    static final int UNSEEN = 0;
    /** The end of a text is a kind of its own. */
    static final int END = 1;
    /** Below this, a character's kind is found at once. */
    static final int LOW = 0x180;

    /** Rows begin at numbers that a short can hold. */
    private static final int LARGEST = Short.MAX_VALUE;

    private static final int PAGE = 256;

    final int width;
    /** Where the row of the next state begins, or less than nought for an answer. */
    final short[] next;
    /** Kinds of low characters. */
    final byte[] low;

    /** Kinds of the others: by plane, page and place in the page. */
    private final byte[][][] planes;

    private int bytes;

    private Table(int width, short[] next, byte[] low, byte[][][] planes, int bytes) {
        this.width = width;
        this.next = next;
        this.low = low;
        this.planes = planes;
        this.bytes = bytes;
    }

    static Table of(int width) {
        return new Table(width, new short[8 * width], new byte[LOW], new byte[17][][], LOW + 8 * width * Short.BYTES);
    }

    /** About how much memory it takes. */
    int bytes() {
        return bytes;
    }

    /** Whether it has a row for the state. */
    boolean holds(int state) {
        return (state + 1) * width <= next.length;
    }

    /** Whether it could become as large as that. */
    static boolean possible(int states, int width) {
        return states * width <= LARGEST;
    }

    /** The same with twice as many rows. */
    Table longer() {
        return new Table(width, Arrays.copyOf(next, 2 * next.length), low, planes, bytes + next.length * Short.BYTES);
    }

    /** The same with twice as many columns. The high characters are to be learnt again. */
    Table wider() {
        Table wider = new Table(
                2 * width,
                new short[2 * next.length],
                low.clone(),
                new byte[17][][],
                LOW + 2 * next.length * Short.BYTES);
        for (int from = 0; from < next.length; from += width) {
            for (int kind = 0; kind < width; kind++) {
                short to = next[from + kind];
                wider.next[2 * from + kind] = (short) (to > 0 ? 2 * to : to);
            }
        }
        return wider;
    }

    /** The kind of any character. */
    int kind(int codePoint) {
        if (codePoint < LOW) {
            return low[codePoint];
        }
        byte[][] plane = planes[codePoint >> 16];
        byte[] page = plane == null ? null : plane[codePoint >> 8 & 0xFF];
        return page == null ? UNSEEN : page[codePoint & 0xFF];
    }

    /** Learns the kind of a character. */
    void learnKind(int codePoint, int kind) {
        if (codePoint < LOW) {
            low[codePoint] = (byte) kind;
            return;
        }
        int number = codePoint >> 16;
        if (planes[number] == null) {
            planes[number] = new byte[PAGE][];
            bytes += 4 * PAGE;
        }
        byte[][] plane = planes[number];
        int place = codePoint >> 8 & 0xFF;
        if (plane[place] == null) {
            plane[place] = new byte[PAGE];
            bytes += PAGE;
        }
        plane[place][codePoint & 0xFF] = (byte) kind;
    }

    /** Learns where a kind of character leads: to a state, or to an answer below nought. */
    void learn(int state, int kind, int to) {
        next[state * width + kind] = (short) (to < 0 ? to : to * width);
    }
}
