package dev.tributary.rules.run;

import dev.tributary.rules.syntax.Span;

/** A condition's source on one line, and where each of its places went: line breaks and what surrounds them become a space. */
final class OneLine {
    private final int line;
    private final int column;
    private final String[] lines;
    /** Where each line begins in the result, and how much white space before it was left out. */
    private final int[] starts;

    private final int[] indents;
    private final String text;

    OneLine(int line, int column, String source) {
        this.line = line;
        this.column = column;
        this.lines = source.split("\n", -1);
        this.starts = new int[lines.length];
        this.indents = new int[lines.length];
        StringBuilder whole = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            String stripped = lines[i].strip();
            indents[i] = lines[i].length() - lines[i].stripLeading().length();
            if (i > 0 && !stripped.isEmpty()) {
                whole.append(' ');
            }
            starts[i] = whole.length();
            whole.append(stripped.replace('\t', ' '));
        }
        this.text = whole.toString();
    }

    String text() {
        return text;
    }

    /** Where something begins, brackets before it left out. */
    int start(Span span) {
        return afterBrackets(place(span.line(), span.column()));
    }

    /** Where the sign stands that comes after one part and before the next. */
    int sign(Span before) {
        int place = place(before.endLine(), before.endColumn());
        while (place < text.length() && (text.charAt(place) == ' ' || text.charAt(place) == ')')) {
            place++;
        }
        return Math.min(place, Math.max(0, text.length() - 1));
    }

    /** Where the word stands that comes after a value and a dot. */
    int word(Span before) {
        int place = sign(before);
        while (place < text.length() - 1 && (text.charAt(place) == '.' || text.charAt(place) == '?')) {
            place++;
        }
        return place;
    }

    private int afterBrackets(int from) {
        int place = from;
        while (place < text.length() - 1 && (text.charAt(place) == '(' || text.charAt(place) == ' ')) {
            place++;
        }
        return place;
    }

    private int place(int atLine, int atColumn) {
        int row = Math.clamp(atLine - line, 0, lines.length - 1);
        int within = atColumn - 1 - (row == 0 ? column - 1 : 0) - indents[row];
        return Math.clamp(starts[row] + (long) Math.max(0, within), 0, text.length());
    }
}
