package dev.tributary.rules.book;

import dev.tributary.rules.syntax.Span;

/** A book's text, by place. */
final class Source {
    private final String[] lines;

    Source(String text) {
        lines = text.split("\r\n|\r|\n", -1);
    }

    /** What stands there; lines are joined by a line feed, and white space around it is left out. */
    String at(Span span) {
        StringBuilder text = new StringBuilder();
        for (int line = span.line(); line <= Math.min(span.endLine(), lines.length); line++) {
            String whole = lines[line - 1];
            int from = line == span.line() ? Math.min(span.column() - 1, whole.length()) : 0;
            int to = line == span.endLine() ? Math.clamp(span.endColumn() - 1L, from, whole.length()) : whole.length();
            text.append(whole, from, to).append('\n');
        }
        return text.toString().strip();
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
