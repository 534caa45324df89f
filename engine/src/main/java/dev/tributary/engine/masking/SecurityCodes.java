package dev.tributary.engine.masking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The three or four digits printed on a card that must never be kept (PCI DSS, requirement 3.3.1.2): after a word that
 * names them, and behind a card with its month of expiry.
 */
final class SecurityCodes {
    /** What the schemes call it; nothing else is called so. */
    private static final Set<String> NAMES = Set.of("cvv", "cvv2", "cvc", "cvc2", "cvn", "cvn2", "csc", "cav2");
    /** Words that name other codes too: they count beside a card only. */
    private static final Set<String> PHRASES = Set.of(
            "security code",
            "card code",
            "verification code",
            "biztonsági kód",
            "biztonsági kódja",
            "biztonsagi kod",
            "ellenőrző kód",
            "ellenorzo kod",
            "hátoldali kód",
            "hatoldali kod");
    /** What may stand between the name and the digits, besides signs. */
    private static final Set<String> BETWEEN = Set.of(
            "a", "az", "code", "is", "kod", "kód", "kódja", "kódom", "my", "no", "number", "of", "szám", "száma");

    private static final int LONGEST_WAY = 24;

    private final Reading reading;
    private final List<Span> cards;
    private final List<Span> found = new ArrayList<>();
    private final Set<Integer> starts = new HashSet<>();

    private SecurityCodes(Reading reading, List<Span> cards) {
        this.reading = reading;
        this.cards = cards;
    }

    /** Whether the text may name one; costs little. */
    static boolean namedIn(String text) {
        for (int i = 0; i + 2 < text.length(); i++) {
            if ((text.charAt(i) | 32) != 'c') continue;
            int second = text.charAt(i + 1) | 32;
            int third = text.charAt(i + 2) | 32;
            if (second == 'v' && (third == 'v' || third == 'c' || third == 'n')
                    || second == 's' && third == 'c'
                    || second == 'a' && third == 'v') return true;
        }
        return false;
    }

    static List<Span> of(Reading reading, List<Span> cards) {
        SecurityCodes codes = new SecurityCodes(reading, cards);
        codes.named();
        for (Span card : cards) codes.behind(card);
        return codes.found;
    }

    private void named() {
        int at = 0;
        while (at < reading.size()) {
            int end = endOfWord(at);
            if (end == at) {
                at++;
                continue;
            }
            String word = word(at, end);
            if (NAMES.contains(word)) after(end, end);
            else if (!cards.isEmpty() && end < reading.size() && gap(reading.unit(end))) {
                int next = endOfWord(end + 1);
                if (PHRASES.contains(word + " " + word(end + 1, next))) after(next, next);
            }
            at = end;
        }
    }

    /** Hides the digits that follow a name, past signs and small words. */
    private void after(int from, int at) {
        int next = at;
        while (next < reading.size() && next - from < LONGEST_WAY) {
            if (reading.digit(next)) {
                code(next);
                return;
            }
            // what was hidden before is no code
            if (reading.unit(next) == '•') return;
            int end = endOfWord(next);
            if (end == next) next++;
            else if (BETWEEN.contains(word(next, end))) next = end;
            else return;
        }
    }

    /** Hides what stands behind a card and its month of expiry: {@code 4111 1111 1111 1111 12/27 123}. */
    private void behind(Span card) {
        int month = skip(card.last() + 1);
        int slash = digitsEnd(month);
        if (slash - month != 2 && slash - month != 1) return;
        if (slash >= reading.size() || (reading.unit(slash) != '/' && reading.unit(slash) != '-')) return;
        int yearEnd = digitsEnd(slash + 1);
        int year = yearEnd - slash - 1;
        if (year == 2 || year == 4) code(skip(yearEnd));
    }

    private int skip(int from) {
        int at = from;
        while (at < reading.size() && at - from < 4 && gap(reading.unit(at))) at++;
        return at;
    }

    private void code(int first) {
        int end = digitsEnd(first);
        boolean alone = end >= reading.size() || !letter(reading.unit(end));
        if ((end - first == 3 || end - first == 4) && alone && !inCard(first) && starts.add(first))
            found.add(Span.code(first, end - 1));
    }

    private boolean inCard(int unit) {
        int low = 0;
        int high = cards.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cards.get(middle).last() < unit) low = middle + 1;
            else high = middle;
        }
        return low < cards.size() && cards.get(low).first() <= unit;
    }

    private int digitsEnd(int from) {
        int end = from;
        while (end < reading.size() && reading.digit(end)) end++;
        return end;
    }

    /** A word is letters, and digits behind them as in {@code CVV2}. */
    private int endOfWord(int from) {
        int end = from;
        while (end < reading.size() && letter(reading.unit(end))) end++;
        boolean digit = end > from && end < reading.size() && reading.unit(end) == '2';
        return digit && (end + 1 == reading.size() || !reading.digit(end + 1)) ? end + 1 : end;
    }

    private String word(int from, int to) {
        StringBuilder word = new StringBuilder(to - from);
        for (int at = from; at < to; at++) word.append(reading.unit(at));
        return word.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean letter(char c) {
        return Character.isLetter(c);
    }

    private static boolean gap(char c) {
        return c == ' ' || c == ',' || c == ';' || c == '\n' || c == '\r' || c == '\t' || c == '-' || c == '\u00A0';
    }
}
