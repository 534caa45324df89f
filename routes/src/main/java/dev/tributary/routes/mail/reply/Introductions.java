package dev.tributary.routes.mail.reply;

import java.util.List;

/**
 * Knows the line that introduces a quotation: "On 5 May 2024, Anna wrote:", "Anna &lt;anna@…&gt; ezt írta (időpont: …):",
 * "2024-05-05 10:12 GMT+2 Anna &lt;anna@…&gt;:". Mail programs fold it over up to five lines.
 */
final class Introductions {
    private static final int MOST_LINES = 5;
    private static final int LONGEST = 400;
    private static final int LATE_FOR_A_DATE = 14;
    private static final int MOST_WORDS_BETWEEN_RULES = 8;
    private static final String DECORATION = "-*_>|";

    private Introductions() {}

    /** The line after the introduction that begins at this line, or -1 when none begins there. */
    static int end(List<Line> lines, int at) {
        StringBuilder joined = new StringBuilder();
        int taken = 0;
        for (int i = at; i < lines.size() && taken < MOST_LINES; i++) {
            Line line = lines.get(i);
            if (line.quoted() && !open(joined)) return -1;
            if (line.blank()) {
                if (taken == 0 || !addressFollows(lines, i)) return -1;
                continue;
            }
            if (joined.length() + line.text().length() > LONGEST) return -1;
            if (taken > 0) {
                if (!folds(joined.toString()) || beginsAnother(line.text())) return -1;
                joined.append(' ');
            }
            joined.append(Text.trim(line.text()));
            taken++;
            boolean quoteFollows = !open(joined) && quoteFollows(lines, i + 1);
            if (is(joined.toString(), taken > 1, quoteFollows)) return i + 1;
        }
        return -1;
    }

    /** Where an introduction begins inside a line ("Thanks! On 5 May 2024, Anna wrote:"), or -1. */
    static int inside(String text) {
        if (text.length() > LONGEST || !ends(Text.lower(Text.trim(text)))) return -1;
        for (int at = text.lastIndexOf("On "); at > 0; at = text.lastIndexOf("On ", at - 1)) {
            char before = text.charAt(at - 1);
            if ((Text.space(before) || before == '-') && is(text.substring(at), true, true)) {
                return Text.blank(Text.trim(text.substring(0, at), DECORATION)) ? -1 : at;
            }
        }
        return -1;
    }

    /** An address that was folded: the line that closes it begins with its {@code >}. */
    private static boolean open(CharSequence joined) {
        int open = 0;
        for (int i = 0; i < joined.length(); i++) {
            if (joined.charAt(i) == '<') open++;
            else if (joined.charAt(i) == '>') open--;
        }
        return open > 0;
    }

    private static boolean ends(String lower) {
        return lower.endsWith(":") || Text.endsWithWord(lower, Words.WROTE);
    }

    private static boolean is(String joined, boolean mustOpen, boolean quoteFollows) {
        String text = Text.lower(Text.trim(joined, DECORATION.replace(">", "")));
        int digits = Text.digits(text);
        boolean address = text.indexOf('@') > 0;
        if (digits == 0 && !address) return withoutDate(joined, text, mustOpen, quoteFollows);
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        boolean colon = last == ':' || last == '：';
        String body = colon ? Text.trim(text.substring(0, text.length() - 1)) : text;
        boolean verbAtEnd = Text.endsWithWord(body, Words.WROTE);
        boolean addressAtEnd = address && endsWithAddress(body);
        if (!colon && !verbAtEnd && !(addressAtEnd && quoteFollows)) return false;
        boolean date = Text.firstDigit(body) < LATE_FOR_A_DATE && digits >= 4;
        boolean opens = date || Text.startsWithWord(body, Words.ON);
        if (addressAtEnd && date && (colon || quoteFollows)) return true;
        if (!verbAtEnd && (!colon || !Text.hasWord(body, Words.WROTE))) return false;
        if (opens && digits > 0) return colon || address || quoteFollows || digits >= 6;
        return address && (mustOpen ? colon && digits >= 4 : verbAtEnd || digits >= 4);
    }

    /** "---- Anna wrote ----", or "On Monday Anna wrote:" above marked lines. */
    private static boolean withoutDate(String joined, String text, boolean folded, boolean quoteFollows) {
        if (betweenRules(joined)) return Text.endsWithWord(text, Words.WROTE);
        String body = Text.trim(text, ":：");
        return !folded
                && quoteFollows
                && body.length() < text.length()
                && Text.words(body) <= MOST_WORDS_BETWEEN_RULES
                && Text.endsWithWord(body, Words.WROTE);
    }

    private static boolean betweenRules(String joined) {
        return joined.startsWith("---") && joined.endsWith("---") && Text.words(joined) <= MOST_WORDS_BETWEEN_RULES;
    }

    private static boolean endsWithAddress(String body) {
        String end = Text.trim(body, "<>()[]\"'");
        int space = -1;
        for (int i = end.length() - 1; i >= 0; i--) {
            if (Text.space(end.charAt(i))) {
                space = i;
                break;
            }
        }
        return end.indexOf('@', space + 1) > 0;
    }

    /** Whether a first line may go on: it opens like an introduction, or holds the address it is about. */
    private static boolean folds(String joined) {
        String lower = Text.lower(Text.trim(joined, DECORATION));
        return lower.indexOf('@') > 0
                || lower.indexOf('<') > 0
                || Text.firstDigit(lower) < LATE_FOR_A_DATE
                || (Text.startsWithWord(lower, Words.ON) && Text.digits(lower) > 0);
    }

    /** The tightest introduction wins: "On the other hand" above it is what somebody wrote. */
    private static boolean beginsAnother(String line) {
        String lower = Text.lower(Text.trim(line, DECORATION));
        return Text.startsWithWord(lower, Words.ON)
                && Text.digits(lower) >= 4
                && Text.firstDigit(lower) < 3 * LATE_FOR_A_DATE;
    }

    private static boolean addressFollows(List<Line> lines, int blank) {
        for (int i = blank + 1; i < Math.min(lines.size(), blank + 3); i++) {
            Line line = lines.get(i);
            if (!line.blank()) return Text.trim(line.text()).startsWith("<");
        }
        return false;
    }

    private static boolean quoteFollows(List<Line> lines, int from) {
        int i = from;
        while (i < lines.size() && lines.get(i).blank()) i++;
        return i < lines.size() && lines.get(i).quoted();
    }
}
