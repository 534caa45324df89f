package dev.tributary.engine.masking;

import java.util.ArrayList;
import java.util.List;

/**
 * International bank account numbers (ISO 13616): two letters, two check digits, up to 30 letters or digits, often in
 * groups of four; right when the remainder by 97 is 1 (ISO 7064).
 */
final class Ibans {
    private static final int SHORTEST = 15;
    private static final int LONGEST = 34;

    private Ibans() {}

    static List<Span> of(Reading reading) {
        List<Span> found = new ArrayList<>();
        int at = 0;
        while (at < reading.size()) {
            int end = at > 0 && word(reading.unit(at - 1)) ? -1 : endOfIban(reading, at);
            if (end < 0) {
                at++;
            } else {
                found.add(Span.number(at, end, lastFour(reading, end)));
                at = end + 1;
            }
        }
        return found;
    }

    /** Whether the units from first to last lie inside a right account number: its digits are then no card. */
    static boolean around(Reading reading, int first, int last) {
        for (int start = first - 1; start >= 0 && first - start <= LONGEST + LONGEST / 4; start--) {
            char c = reading.unit(start);
            if (!word(c) && c != ' ' && c != '\u00A0' && c != '-') return false;
            if (letter(c) && (start == 0 || !word(reading.unit(start - 1))) && endOfIban(reading, start) >= last)
                return true;
        }
        return false;
    }

    /** The last unit of the account number that begins here, or -1. */
    private static int endOfIban(Reading reading, int start) {
        if (start + SHORTEST > reading.size()
                || !letter(reading.unit(start))
                || !letter(reading.unit(start + 1))
                || !reading.digit(start + 2)
                || !reading.digit(start + 3)) return -1;
        char[] kept = new char[LONGEST];
        int length = 0;
        int best = -1;
        for (int at = start; at < reading.size() && length < LONGEST; at++) {
            char c = reading.unit(at);
            if (word(c)) {
                kept[length++] = c;
                boolean ends = at + 1 >= reading.size() || !word(reading.unit(at + 1));
                if (ends && length >= SHORTEST && remainderIsOne(kept, length)) best = at;
            } else if ((c != ' ' && c != '\u00A0' && c != '-') || !word(reading.unit(at - 1))) {
                break;
            }
        }
        return best;
    }

    private static boolean remainderIsOne(char[] kept, int length) {
        int remainder = 0;
        for (int i = 0; i < length; i++) {
            char c = kept[(i + 4) % length];
            int value = c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder == 1;
    }

    private static String lastFour(Reading reading, int last) {
        StringBuilder four = new StringBuilder(4);
        for (int at = last; four.length() < 4; at--) if (word(reading.unit(at))) four.append(reading.unit(at));
        return four.reverse().toString();
    }

    private static boolean letter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean word(char c) {
        return letter(c) || (c >= '0' && c <= '9');
    }
}
