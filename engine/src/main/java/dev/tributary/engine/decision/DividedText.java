package dev.tributary.engine.decision;

import dev.tributary.engine.decision.BookContent.RuleText;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A book's text, divided into its rules. A rule takes the comments above it, and what follows it on its last line. Put
 * together again the text is the same, but for white space on blank lines and how a switch is spaced.
 *
 * @param opening what stands before the first rule: up to the last blank line above it
 * @param pieces the rules
 * @param closing what stands after the last rule
 */
record DividedText(String opening, List<Piece> pieces, String closing) {
    DividedText {
        pieces = List.copyOf(pieces);
    }

    /**
     * A rule of the text.
     *
     * @param rule which rule it is, or null when nobody knows yet
     * @param text what it says, without its switch
     * @param mode how it is switched
     * @param gap blank lines before it
     */
    record Piece(@Nullable UUID rule, RuleText text, RuleMode mode, int gap) {}

    /** The whole, written as one text. */
    String text() {
        StringBuilder text = new StringBuilder(opening);
        for (Piece piece : pieces)
            text.append("\n".repeat(piece.gap()))
                    .append(piece.text().switched(piece.mode()))
                    .append('\n');
        return text.append(closing).toString();
    }

    /** The line that a piece begins on, from 1. */
    int lineOf(int place) {
        String before = new DividedText(opening, pieces.subList(0, place), "").text();
        return 1
                + (int) before.chars().filter(c -> c == '\n').count()
                + pieces.get(place).gap();
    }

    /** Divides a text at what was found in it. */
    static DividedText of(String text, List<RuleOutline> outlines) {
        if (outlines.isEmpty()) return new DividedText(text, List.of(), "");
        int from = afterLastBlankLine(text, outlines.getFirst().start());
        String opening = text.substring(0, from);
        List<Piece> pieces = new ArrayList<>();
        for (RuleOutline rule : outlines) {
            int gap = 0;
            // a line that ended in the piece before, then whole blank ones
            for (int next = afterBlankLine(text, from, rule.start()); next > from; gap++) {
                from = next;
                next = afterBlankLine(text, from, rule.start());
            }
            while (from < rule.start() && (text.charAt(from) == ';' || text.charAt(from) == ' ')) from++;
            int end = endOf(text, rule.end());
            pieces.add(piece(text, rule, from, end, gap));
            from = afterLineBreak(text, end);
        }
        return new DividedText(opening, pieces, text.substring(from));
    }

    private static Piece piece(String text, RuleOutline rule, int from, int end, int gap) {
        String content = text.substring(from, rule.afterName()) + text.substring(rule.afterMode(), end);
        Integer switchAt = rule.switchable() ? Integer.valueOf(rule.afterName() - from) : null;
        return new Piece(null, new RuleText(rule.name(), content, switchAt), rule.mode(), gap);
    }

    /** The place after the last blank line before a place; 0 when there is none. */
    private static int afterLastBlankLine(String text, int before) {
        int found = 0;
        for (int line = 0; line < before; ) {
            int next = afterBlankLine(text, line, before);
            if (next > line) found = next;
            int end = text.indexOf('\n', line);
            if (end < 0) break;
            line = end + 1;
        }
        return found;
    }

    /** The place after the line that begins here, when it is blank and ends before a place; else this place. */
    private static int afterBlankLine(String text, int line, int before) {
        for (int i = line; i < before; i++) {
            char c = text.charAt(i);
            if (c == '\n') return i + 1;
            if (!Character.isWhitespace(c)) return line;
        }
        return line;
    }

    /** The end of the line a rule ends on, when only a comment to the end of the line follows it there. */
    private static int endOf(String text, int end) {
        int lineEnd = text.indexOf('\n', end);
        if (lineEnd < 0) lineEnd = text.length();
        String rest = text.substring(end, lineEnd).strip();
        boolean quiet = rest.isEmpty() || rest.equals(";") || rest.startsWith("//");
        return quiet ? (rest.isEmpty() ? end : lineEnd) : end;
    }

    /** The place after the line break that follows, with nothing but white space before it; else the same place. */
    private static int afterLineBreak(String text, int end) {
        int i = end;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            if (text.charAt(i) == '\n') return i + 1;
            i++;
        }
        return i == text.length() ? i : end;
    }
}
