package dev.tributary.rules.pattern;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a program of a pattern that RE2/J has accepted. */
final class PatternReader {
    /** What takes more steps is left to RE2/J. */
    private static final int STEPS = 3_000;

    private final PatternCursor cursor;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Letter> letters = new ArrayList<>();
    private PatternCursor.Flags flags = PatternCursor.Flags.NONE;
    /** Something stands there that is not worth being followed. */
    private boolean lost;

    private PatternReader(String pattern) {
        cursor = new PatternCursor(pattern);
    }

    /** The program, or null when there is none. */
    static @Nullable Program read(String pattern) {
        if (pattern.contains("\\Q") || pattern.contains("\\C")) {
            return null;
        }
        PatternReader reader = new PatternReader(pattern);
        Part part = reader.choice();
        return reader.lost || reader.cursor.more() || reader.letters.size() > Program.LETTERS || part.size() > STEPS
                ? null
                : new Program(part, reader.letters);
    }

    private Part choice() {
        List<Part> parts = new ArrayList<>(List.of(row()));
        while (cursor.next("|")) {
            parts.add(row());
        }
        return parts.size() == 1 ? parts.getFirst() : new Part.Choice(parts);
    }

    private Part row() {
        List<Part> parts = new ArrayList<>();
        while (cursor.more() && cursor.peek() != '|' && cursor.peek() != ')') {
            Part part = atom();
            for (PatternCursor.Repeat repeat = cursor.repeat(); repeat != null; repeat = cursor.repeat()) {
                part = new Part.Again(part, repeat.least(), repeat.most());
            }
            parts.add(part);
        }
        return parts.size() == 1 ? parts.getFirst() : new Part.Row(parts);
    }

    private Part atom() {
        int from = cursor.place();
        if (cursor.next("(")) {
            return group();
        }
        if (cursor.next(".")) {
            return letter(flags.all() ? "any" : "line", new Letter.Any(flags.all()));
        }
        if (cursor.next("^")) {
            return new Part.AtPlace(flags.lines() ? Place.LINE_BEGINS : Place.TEXT_BEGINS);
        }
        if (cursor.next("$")) {
            return new Part.AtPlace(flags.lines() ? Place.LINE_ENDS : Place.TEXT_ENDS);
        }
        if (cursor.peek() == '[') {
            cursor.characterClass();
            return asked(cursor.since(from));
        }
        if (cursor.peek() == '\\') {
            PatternCursor.Escape escape = cursor.escape();
            String written = cursor.since(from);
            if (escape.place()) {
                return new Part.AtPlace(place(written.charAt(1)));
            }
            return escape.letter() < 0 ? asked(written) : letter(escape.letter());
        }
        return letter(cursor.letter());
    }

    private static int place(char sign) {
        return switch (sign) {
            case 'A' -> Place.TEXT_BEGINS;
            case 'z' -> Place.TEXT_ENDS;
            case 'b' -> Place.WORD_EDGE;
            default -> Place.NO_WORD_EDGE;
        };
    }

    private Part letter(int codePoint) {
        return flags.folds()
                ? asked("\\x{" + Integer.toHexString(codePoint) + "}")
                : letter("\\" + codePoint, new Letter.Plain(codePoint));
    }

    private Part asked(String written) {
        String pattern = flags.folds() ? "(?i)" + written : written;
        Integer known = numbers.get(pattern);
        return known == null ? letter(pattern, Letter.Asked.of(pattern)) : new Part.OneLetter(known);
    }

    private Part letter(String name, Letter letter) {
        Integer number = numbers.get(name);
        if (number == null) {
            number = letters.size();
            numbers.put(name, number);
            letters.add(letter);
        }
        return new Part.OneLetter(number);
    }

    private Part group() {
        PatternCursor.Flags outside = flags;
        flags = cursor.opening(flags);
        if (flags.alone()) {
            // RE2 repeats what stands before the flags then
            lost |= cursor.repeat() != null;
            return new Part.Row(List.of());
        }
        Part part = choice();
        cursor.next(")");
        flags = outside;
        return part;
    }
}
