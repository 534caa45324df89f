package dev.tributary.rules.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A pattern as steps that lead to each other. Immutable once made. */
final class Program {
    /** So many letters have a bit each in a number, and some bits are left. */
    static final int LETTERS = 60;

    private static final int NOWHERE = -1;

    private final List<Step> steps = new ArrayList<>();
    private final List<Letter> letters;
    private final int start;
    private int places;

    private enum Kind {
        /** Takes a letter and goes on. */
        TAKE,
        /** Goes on if the place is right. */
        CHECK,
        /** Goes on both ways. */
        FORK,
        /** Has matched. */
        END
    }

    /**
     * What a program does next.
     *
     * @param what the letter, the place, or the other way
     * @param next the step it goes on to
     */
    private record Step(Kind kind, int what, int next) {
        static final Step END = new Step(Kind.END, NOWHERE, NOWHERE);
    }

    Program(Part part, List<Letter> letters) {
        this.letters = List.copyOf(letters);
        steps.add(Step.END);
        this.start = add(part, 0);
    }

    /** Writes a part that goes on to the given step; where it begins. */
    private int add(Part part, int next) {
        return switch (part) {
            case Part.OneLetter letter -> step(new Step(Kind.TAKE, letter.number(), next));
            case Part.AtPlace at -> {
                places |= at.place();
                yield step(new Step(Kind.CHECK, at.place(), next));
            }
            case Part.Row row -> {
                int begin = next;
                for (Part each : row.parts().reversed()) {
                    begin = add(each, begin);
                }
                yield begin;
            }
            case Part.Choice choice -> {
                int begin = NOWHERE;
                for (Part each : choice.parts().reversed()) {
                    int one = add(each, next);
                    begin = begin == NOWHERE ? one : step(new Step(Kind.FORK, begin, one));
                }
                yield begin;
            }
            case Part.Again again -> add(again, next);
        };
    }

    private int add(Part.Again again, int next) {
        int begin = next;
        int left = again.least();
        if (again.most() < left) {
            int loop = step(Step.END);
            int body = add(again.part(), loop);
            steps.set(loop, new Step(Kind.FORK, next, body));
            begin = left > 0 ? body : loop;
            left--;
        }
        for (int i = again.least(); i < again.most(); i++) {
            begin = step(new Step(Kind.FORK, next, add(again.part(), begin)));
        }
        for (int i = 0; i < left; i++) {
            begin = add(again.part(), begin);
        }
        return begin;
    }

    private int step(Step step) {
        steps.add(step);
        return steps.size() - 1;
    }

    int start() {
        return start;
    }

    int size() {
        return steps.size();
    }

    /** Everything that it asks of any place. */
    int places() {
        return places;
    }

    int letters() {
        return letters.size();
    }

    /** One bit for each of its letters that the character may be. */
    long letters(int codePoint) {
        long bits = 0;
        for (int i = 0; i < letters.size(); i++) {
            if (letters.get(i).is(codePoint)) {
                bits |= 1L << i;
            }
        }
        return bits;
    }

    /**
     * Goes on without taking a letter.
     *
     * @param from the steps to start from
     * @param at what the place is
     * @param reached all steps that can be reached, those to start from too
     * @return whether the end is among them
     */
    boolean reach(BitSet from, int at, BitSet reached) {
        int[] waiting = new int[steps.size()];
        int count = 0;
        for (int step = from.nextSetBit(0); step >= 0 && step < steps.size(); step = from.nextSetBit(step + 1)) {
            reached.set(step);
            waiting[count++] = step;
        }
        while (count > 0) {
            Step step = steps.get(waiting[--count]);
            if (step.kind() == Kind.FORK) {
                count = reach(step.what(), reached, waiting, count);
                count = reach(step.next(), reached, waiting, count);
            } else if (step.kind() == Kind.CHECK && (step.what() & at) != 0) {
                count = reach(step.next(), reached, waiting, count);
            }
        }
        return reached.get(0);
    }

    private static int reach(int step, BitSet reached, int[] waiting, int count) {
        if (reached.get(step)) {
            return count;
        }
        reached.set(step);
        waiting[count] = step;
        return count + 1;
    }

    /** The steps after those that take one of the letters. */
    BitSet take(BitSet reached, long bits) {
        BitSet next = new BitSet();
        for (int i = reached.nextSetBit(0); i >= 0; i = reached.nextSetBit(i + 1)) {
            Step step = steps.get(i);
            if (step.kind() == Kind.TAKE && (bits & 1L << step.what()) != 0) {
                next.set(step.next());
            }
        }
        return next;
    }

    /** Whether it takes a letter, or ends, anywhere but at the beginning of a text. */
    boolean beginsAnywhere() {
        BitSet from = new BitSet();
        from.set(start);
        BitSet reached = new BitSet();
        return reach(from, ~Place.TEXT_BEGINS, reached)
                || reached.stream().anyMatch(step -> steps.get(step).kind() == Kind.TAKE);
    }
}
