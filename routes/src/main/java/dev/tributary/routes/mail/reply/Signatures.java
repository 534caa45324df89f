package dev.tributary.routes.mail.reply;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds signatures below what somebody wrote: below {@code "-- "} (RFC 3676, section 4.3) or a short rule, "Sent from my
 * phone", and a closing with a name below it. Careful rather than clever: a name in the visible text does no harm.
 */
final class Signatures {
    private static final int MOST_LINES = 40;
    private static final int MOST_LINES_BELOW_A_RULE = 8;
    private static final int MOST_LINES_BELOW_A_CLOSING = 8;
    private static final int LONGEST_LINE = 70;
    private static final int LONGEST_NAME = 4;
    private static final int MOST_WORDS_OF_A_DEVICE = 10;

    private Signatures() {}

    /** Whether this line alone says that a signature follows. */
    static boolean delimits(String text) {
        String line = text.stripTrailing();
        return line.equals("--") || line.equals("__") || (line.length() <= 5 && Text.isRule(line, "_", 2));
    }

    /** Names the lines of signatures among those that are reply. */
    static void mark(List<Line> lines, Part[] parts) {
        boolean above = false;
        int at = 0;
        while (at < parts.length) {
            if (parts[at] != Part.REPLY) {
                at++;
                continue;
            }
            int to = at;
            while (to < parts.length && parts[to] == Part.REPLY) to++;
            int from = start(lines, at, to, above);
            for (int i = from; i < to; i++) parts[i] = Part.SIGNATURE;
            for (int i = at; i < from; i++) above |= !lines.get(i).blank();
            at = to;
        }
    }

    private static int start(List<Line> lines, int from, int to, boolean textAbove) {
        boolean above = textAbove;
        for (int at = from; at < to; at++) {
            Line line = lines.get(at);
            if (line.blank()) continue;
            if (above && !line.quoted() && begins(lines, at, from, to)) return at;
            above = true;
        }
        return to;
    }

    private static boolean begins(List<Line> lines, int at, int from, int to) {
        String text = lines.get(at).text();
        if (delimits(text)) return below(lines, at, to) <= MOST_LINES;
        if (Text.isRule(text, "-_—–", 3)) return belowARule(lines, at, to);
        boolean apart = at == from || lines.get(at - 1).blank() || below(lines, at, to) == 0;
        if (apart && device(text)) return true;
        return closing(lines, at, to);
    }

    /** How many lines with something on them stand below. */
    private static int below(List<Line> lines, int at, int to) {
        int count = 0;
        for (int i = at + 1; i < to && count <= MOST_LINES; i++)
            if (!lines.get(i).blank()) count++;
        return count;
    }

    private static boolean belowARule(List<Line> lines, int at, int to) {
        if (at + 1 >= to || lines.get(at + 1).blank()) return false;
        return below(lines, at, to) <= MOST_LINES_BELOW_A_RULE && shortLines(lines, at + 1, to);
    }

    private static boolean shortLines(List<Line> lines, int from, int to) {
        for (int i = from; i < to; i++) {
            String text = Text.trim(lines.get(i).text());
            if (text.length() > LONGEST_LINE || text.endsWith("?") || CopiedHeaders.rule(text) && text.length() > 20)
                return false;
        }
        return true;
    }

    private static boolean device(String text) {
        int link = text.indexOf('<');
        String line = Text.lower(Text.trim(link > 0 ? text.substring(0, link) : text, "-*_>([])"));
        return Text.words(line) <= MOST_WORDS_OF_A_DEVICE
                && !line.endsWith("?")
                && !line.endsWith(":")
                && Text.startsWithWord(line, ClosingWords.SENT_FROM);
    }

    private static boolean closing(List<Line> lines, int at, int to) {
        String line = Text.lower(Text.trim(lines.get(at).text()));
        if (line.length() > LONGEST_LINE) return false;
        int below = below(lines, at, to);
        String phrase = Text.trim(line, ",.!;:-*_");
        if (ClosingWords.CLOSINGS.contains(phrase)) {
            return below > 0
                    && below <= MOST_LINES_BELOW_A_CLOSING
                    && name(firstBelow(lines, at, to))
                    && shortLines(lines, at + 1, to);
        }
        // "Regards, Anna" as the last line
        int comma = line.indexOf(',');
        return below == 0
                && comma > 0
                && ClosingWords.CLOSINGS.contains(Text.trim(line.substring(0, comma)))
                && name(line.substring(comma + 1));
    }

    private static @Nullable String firstBelow(List<Line> lines, int at, int to) {
        for (int i = at + 1; i < to; i++)
            if (!lines.get(i).blank()) return lines.get(i).text();
        return null;
    }

    private static boolean name(@Nullable String text) {
        if (text == null) return false;
        String line = Text.trim(text);
        int words = Text.words(line);
        return words > 0 && words <= LONGEST_NAME && !line.endsWith("?") && !line.endsWith(":");
    }
}
