package dev.tributary.rules.book;

import dev.tributary.rules.syntax.Span;

/** A book's text, by place. */
final class Source {
    private final String text;
    private final String[] lines;
    private final int[] starts;

    Source(String text) {
        this.text = text;
        lines = text.split("\r\n|\r|\n", -1);
        starts = new int[lines.length];
        for (int line = 1; line < lines.length; line++) {
            int end = starts[line - 1] + lines[line - 1].length();
            starts[line] = end + (text.startsWith("\r\n", end) ? 2 : 1);
        }
    }

    /** What stands there; lines are joined by a line feed, and white space around it is left out. */
    String at(Span span) {
        StringBuilder found = new StringBuilder();
        for (int line = span.line(); line <= Math.min(span.endLine(), lines.length); line++) {
            String whole = lines[line - 1];
            int from = line == span.line() ? Math.min(span.column() - 1, whole.length()) : 0;
            int to = line == span.endLine() ? Math.clamp(span.endColumn() - 1L, from, whole.length()) : whole.length();
            found.append(whole, from, to).append('\n');
        }
        return found.toString().strip();
    }

    /** How many characters stand before it. */
    int start(Span span) {
        return offset(span.line(), span.column());
    }

    /** How many characters stand before its end. */
    int end(Span span) {
        return offset(span.endLine(), span.endColumn());
    }

    private int offset(int line, int column) {
        return line > lines.length ? text.length() : starts[line - 1] + Math.min(column - 1, lines[line - 1].length());
    }

    /** The column after the last one of the span on its first line. */
    int endColumn(Span span) {
        if (span.line() == span.endLine()) {
            return Math.max(span.endColumn(), span.column() + 1);
        }
        int length = span.line() <= lines.length
                ? lines[span.line() - 1].stripTrailing().length()
                : 0;
        return Math.max(length + 1, span.column() + 1);
    }
}
