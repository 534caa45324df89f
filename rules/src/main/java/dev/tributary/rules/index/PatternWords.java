package dev.tributary.rules.index;

import dev.tributary.rules.pattern.PatternCursor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pattern that RE2/J has accepted, and tells which words a text must hold, one at least, for the pattern to be found
 * in it. Whatever it does not follow (classes, dots, repeats that may be none) counts as anything at all, so the answer is
 * never too strict. Words are made of {@link Letters}, whether or not the pattern folds.
 */
final class PatternWords {
    /** How many words a part of a pattern may stand for before it is taken for anything. */
    private static final int PRODUCT = 24;

    private static final int UNION = 64;

    private final PatternCursor cursor;
    private PatternCursor.Flags flags = PatternCursor.Flags.NONE;
    /** A repeat after flags by themselves is one of what stands before them, which was read without it. */
    private boolean lost;

    /**
     * What a part of a pattern can be.
     *
     * @param all everything it can match, or null when that is too much to say
     * @param needed words one of which is in all it matches, or null when nothing can be said
     * @param exact whether {@code all} says it completely: no condition on what stands around it, no letter whose case counts
     */
    private record Part(
            @Nullable List<String> all, @Nullable List<String> needed, boolean exact) {
        static final Part NOTHING = new Part(List.of(""), null, true);
        /** Matches nothing, but asks something of its place. */
        static final Part PLACE = new Part(List.of(""), null, false);

        static final Part ANYTHING = new Part(null, null, false);

        @Nullable
        List<String> words() {
            return all == null ? needed : all.contains("") ? null : all;
        }
    }

    /**
     * The words of a pattern.
     *
     * @param words one of these must be there
     * @param exact whether it is enough that one is there, in a text without odd letters
     */
    record Found(List<String> words, boolean exact) {}

    private PatternWords(String pattern) {
        cursor = new PatternCursor(pattern);
    }

    /** The words of a pattern, or null when nothing can be said. */
    static @Nullable Found of(String pattern) {
        if (pattern.contains("\\Q")) {
            return null;
        }
        PatternWords reader = new PatternWords(pattern);
        Part part = reader.alternatives();
        List<String> words = part.words();
        return words == null || reader.lost || reader.cursor.more() ? null : new Found(words, part.exact());
    }

    private Part alternatives() {
        Part part = sequence();
        while (cursor.next("|")) {
            part = either(part, sequence());
        }
        return part;
    }

    private static Part either(Part one, Part other) {
        if (one.all() != null
                && other.all() != null
                && one.all().size() + other.all().size() <= UNION) {
            return new Part(union(one.all(), other.all()), null, one.exact() && other.exact());
        }
        List<String> words = one.words();
        List<String> others = other.words();
        return words == null || others == null || words.size() + others.size() > UNION
                ? Part.ANYTHING
                : new Part(null, union(words, others), false);
    }

    private static List<String> union(List<String> one, List<String> other) {
        Set<String> union = new LinkedHashSet<>(one);
        union.addAll(other);
        return List.copyOf(union);
    }

    private Part sequence() {
        List<String> run = List.of("");
        List<String> best = null;
        boolean whole = true;
        boolean exact = true;
        while (cursor.more() && cursor.peek() != '|' && cursor.peek() != ')') {
            Part part = atom();
            Repeated repeated = repeated(part);
            part = repeated.part();
            exact &= part.exact();
            List<String> all = part.all();
            List<String> longer = all == null ? null : product(run, all);
            if (longer != null && !repeated.again()) {
                run = longer;
                continue;
            }
            whole = false;
            best = better(best, longer == null ? run : longer);
            best = better(best, part.words());
            run = all == null ? List.of("") : all;
        }
        return whole ? new Part(run, null, exact) : new Part(null, better(best, run), false);
    }

    private static @Nullable List<String> product(List<String> starts, List<String> ends) {
        if (starts.size() * ends.size() > PRODUCT) {
            return null;
        }
        Set<String> product = new LinkedHashSet<>();
        for (String start : starts) {
            for (String end : ends) {
                if (start.length() + end.length() > Clue.LONGEST) {
                    return null;
                }
                product.add(start + end);
            }
        }
        return List.copyOf(product);
    }

    /** The words that are less likely to be in a text by chance. */
    private static @Nullable List<String> better(@Nullable List<String> one, @Nullable List<String> other) {
        if (other == null || other.contains("")) {
            return one;
        }
        return one == null || odds(other) < odds(one) ? other : one;
    }

    private static double odds(List<String> words) {
        return words.stream().mapToDouble(Clue::odds).sum();
    }

    /**
     * A part with its repeats.
     *
     * @param part what it is at least once, or may be
     * @param again whether more of it may follow
     */
    private record Repeated(Part part, boolean again) {}

    private Repeated repeated(Part atom) {
        Part part = atom;
        boolean again = false;
        for (PatternCursor.Repeat repeat = cursor.repeat(); repeat != null; repeat = cursor.repeat()) {
            boolean said = part.all() != null && !again;
            if (repeat.least() > 0) {
                again = true;
            } else if (repeat.most() == 1 && said) {
                part = new Part(union(all(part), List.of("")), null, part.exact());
            } else {
                part = Part.ANYTHING;
            }
        }
        return new Repeated(part, again);
    }

    private static List<String> all(Part part) {
        return part.all() == null ? List.of() : part.all();
    }

    private Part atom() {
        if (cursor.next("(")) {
            return group();
        }
        if (cursor.next(".")) {
            return Part.ANYTHING;
        }
        if (cursor.next("^") || cursor.next("$")) {
            return Part.PLACE;
        }
        if (cursor.peek() == '[') {
            return choice(cursor.characterClass());
        }
        if (cursor.peek() == '\\') {
            PatternCursor.Escape escape = cursor.escape();
            return escape.place() ? Part.PLACE : escape.letter() < 0 ? Part.ANYTHING : letter(escape.letter());
        }
        return letter(cursor.letter());
    }

    private Part choice(List<Integer> letters) {
        Part choice = null;
        for (int letter : letters) {
            choice = choice == null ? letter(letter) : either(choice, letter(letter));
        }
        return choice == null ? Part.ANYTHING : choice;
    }

    private Part letter(int codePoint) {
        if (flags.folds() && codePoint > Character.MAX_VALUE && Letters.unsettled(Character.highSurrogate(codePoint))) {
            return Part.ANYTHING;
        }
        String text = Character.toString(codePoint);
        boolean exact = text.chars().allMatch(c -> flags.folds() ? !Letters.odd((char) c) : Letters.alone((char) c));
        return new Part(List.of(Letters.alike(text)), null, exact);
    }

    private Part group() {
        PatternCursor.Flags outside = flags;
        flags = cursor.opening(flags);
        if (flags.alone()) {
            lost |= cursor.repeat() != null;
            return Part.NOTHING;
        }
        Part part = alternatives();
        cursor.next(")");
        flags = outside;
        return part;
    }
}
