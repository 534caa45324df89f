package dev.tributary.rules.syntax;

/**
 * A stretch of a book's text; lines and columns count from 1.
 *
 * @param line where it begins
 * @param column where it begins
 * @param endLine where it ends
 * @param endColumn the first column after it
 */
public record Span(int line, int column, int endLine, int endColumn) {
    /** The first character of a text. */
    public static final Span START = new Span(1, 1, 1, 2);

    /** One character. */
    public static Span at(int line, int column) {
        return new Span(line, column, line, column + 1);
    }

    /** The smallest stretch that holds both. */
    public Span with(Span other) {
        Span first = startsBefore(other) ? this : other;
        Span last = endsBefore(other) ? other : this;
        return new Span(first.line, first.column, last.endLine, last.endColumn);
    }

    private boolean startsBefore(Span other) {
        return line < other.line || (line == other.line && column <= other.column);
    }

    private boolean endsBefore(Span other) {
        return endLine < other.endLine || (endLine == other.endLine && endColumn <= other.endColumn);
    }
}
