package dev.tributary.engine.masking;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds card numbers in a {@link Reading}: groups of digits with short gaps between them are one run; a card begins and
 * ends where a group does. Each group is looked at from at most {@value CardNumbers#LONGEST} digits, so the cost is linear.
 */
final class CardScan {
    private static final int LONGEST_GAP = 3;

    private final Reading reading;
    private final List<Span> found = new ArrayList<>();
    private final char[] digits = new char[CardNumbers.LONGEST];
    /** First and last unit of each group of the run, and whether a line ends before the group. */
    private int[] firsts = new int[16];

    private int[] lasts = new int[16];
    private boolean[] newLine = new boolean[16];
    private int groups;

    private CardScan(Reading reading) {
        this.reading = reading;
    }

    static List<Span> of(Reading reading) {
        CardScan scan = new CardScan(reading);
        scan.run();
        return scan.found;
    }

    private void run() {
        int at = 0;
        while (at < reading.size()) {
            if (!reading.digit(at)) {
                at++;
                continue;
            }
            at = collectRun(at);
            findCards();
        }
    }

    /** Collects the groups of the run that begins here; returns where it ends. */
    private int collectRun(int from) {
        groups = 0;
        boolean lineEnds = false;
        int at = from;
        while (true) {
            int end = at;
            while (end < reading.size() && reading.digit(end)) end++;
            addGroup(at, end - 1, lineEnds);
            int next = end;
            lineEnds = false;
            while (next < reading.size() && next - end <= LONGEST_GAP && (gap(reading.unit(next)) || joins(next))) {
                lineEnds |= reading.unit(next) == '\n' || reading.unit(next) == '\r';
                next++;
            }
            if (next == end || next - end > LONGEST_GAP || next >= reading.size() || !reading.digit(next)) return end;
            at = next;
        }
    }

    /** In a web address a plus sign is a blank; before a telephone number it stands behind one. */
    private boolean joins(int at) {
        return reading.unit(at) == '+' && reading.digit(at - 1) && at + 1 < reading.size() && reading.digit(at + 1);
    }

    private void addGroup(int first, int last, boolean lineEnds) {
        if (groups == firsts.length) {
            firsts = java.util.Arrays.copyOf(firsts, groups * 2);
            lasts = java.util.Arrays.copyOf(lasts, groups * 2);
            newLine = java.util.Arrays.copyOf(newLine, groups * 2);
        }
        firsts[groups] = first;
        lasts[groups] = last;
        newLine[groups] = lineEnds;
        groups++;
    }

    private static boolean gap(char c) {
        if (c == ' ' || c == '-' || c == '.' || c == '/' || c == '_' || c == '\n' || c == '\r' || c == '\t')
            return true;
        if (c < 128) return false;
        int type = Character.getType(c);
        return type == Character.SPACE_SEPARATOR
                || type == Character.DASH_PUNCTUATION
                || c == '\u2212'
                || c == '\u00B7';
    }

    private void findCards() {
        int group = 0;
        while (group < groups) {
            int last = cardFrom(group);
            if (last < 0) {
                group++;
            } else {
                found.add(Span.number(firsts[group], lasts[last], lastFour(lasts[last])));
                group = last + 1;
            }
        }
    }

    /** The last group of the longest card that begins with this group, or -1. */
    private int cardFrom(int group) {
        int length = 0;
        int best = -1;
        boolean lines = false;
        for (int i = group; i < groups; i++) {
            int size = lasts[i] - firsts[i] + 1;
            if (length + size > CardNumbers.LONGEST) break;
            if (i > group) lines |= newLine[i];
            for (int at = firsts[i]; at <= lasts[i]; at++) digits[length++] = reading.unit(at);
            if (length >= CardNumbers.SHORTEST
                    && CardNumbers.is(digits, length)
                    && (!lines || printedAsOnCards(group, i))
                    && !international(group, length)
                    && !Ibans.around(reading, firsts[group], lasts[i])) best = i;
        }
        return best;
    }

    /** Across a line end only the grouping that cards are printed with counts: fours, or 4-6-5 and 4-6-4. */
    private boolean printedAsOnCards(int first, int last) {
        boolean fours = true;
        for (int i = first; i <= last; i++) {
            int size = lasts[i] - firsts[i] + 1;
            fours &= i < last ? size == 4 : size <= 4;
        }
        if (fours) return true;
        return last - first == 2 && size(first) == 4 && size(first + 1) == 6 && (size(last) == 5 || size(last) == 4);
    }

    private int size(int group) {
        return lasts[group] - firsts[group] + 1;
    }

    /** A plus sign and at most 15 digits is a telephone number (ITU-T E.164). */
    private boolean international(int group, int length) {
        int before = firsts[group] - 1;
        return length <= 15 && before >= 0 && reading.unit(before) == '+';
    }

    private String lastFour(int last) {
        StringBuilder four = new StringBuilder(4);
        for (int at = last; four.length() < 4; at--) if (reading.digit(at)) four.append(reading.unit(at));
        return four.reverse().toString();
    }
}
