package dev.tributary.rules.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A line of text with values hung under it, each at its own column: {@code |} leads down to it. Values stand as high as they
 * fit without touching what stands to their right. For a fixed-width font.
 */
final class Drawing {
    private final String source;
    private final List<Note> notes = new ArrayList<>();

    Drawing(String source) {
        this.source = source;
    }

    /** A value and the column, from 0, that it belongs to. */
    private record Note(int column, String value) {}

    /** Hangs a value under a column; the first one for a column stays. */
    void note(int column, String value) {
        if (notes.stream().noneMatch(note -> note.column() == column)) {
            notes.add(new Note(column, value));
        }
    }

    /** The source, a line of bars, and the lines of the values. */
    String text() {
        notes.sort(Comparator.comparingInt(Note::column).reversed());
        List<StringBuilder> rows = new ArrayList<>();
        rows.add(new StringBuilder());
        for (Note note : notes) {
            bar(rows.getFirst(), note.column());
            int row = 1;
            while (row < rows.size() && !fits(rows.get(row), note)) {
                bar(rows.get(row), note.column());
                row++;
            }
            if (row == rows.size()) {
                rows.add(new StringBuilder());
            }
            put(rows.get(row), note.column(), note.value());
        }
        StringBuilder text = new StringBuilder(source);
        for (StringBuilder row : rows) {
            if (!row.isEmpty()) {
                text.append('\n').append(row.toString().stripTrailing());
            }
        }
        return text.toString();
    }

    /** Between the value and what begins to its right there must be room for a space. */
    private static boolean fits(StringBuilder row, Note note) {
        int first = 0;
        while (first < row.length() && row.charAt(first) == ' ') {
            first++;
        }
        return note.column() + note.value().length() < first;
    }

    private static void bar(StringBuilder row, int column) {
        put(row, column, "|");
    }

    private static void put(StringBuilder row, int column, String value) {
        while (row.length() < column + value.length()) {
            row.append(' ');
        }
        row.replace(column, column + value.length(), value);
    }
}
