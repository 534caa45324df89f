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

    /** What a program does next. */
    private sealed interface Step {
        /** Takes a letter and goes on. */
        record Take(int letter, int next) implements Step {}

        /** Goes on if the place is right. */
        record Check(int place, int next) implements Step {}

        /** Goes on both ways. */
        record Fork(int next, int other) implements Step {}

        /** Has matched. */
        record End() implements Step {}
    }

    Program(Part part, List<Letter> letters) {
        this.letters = List.copyOf(letters);
        steps.add(new Step.End());
        this.start = add(part, 0);
    }

    /** Writes a part that goes on to the given step; where it begins. */
    private int add(Part part, int next) {
        return switch (part) {
            case Part.OneLetter letter -> step(new Step.Take(letter.number(), next));
            case Part.AtPlace at -> {
                places |= at.place();
                yield step(new Step.Check(at.place(), next));
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
                    begin = begin == NOWHERE ? one : step(new Step.Fork(one, begin));
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
            int loop = step(new Step.End());
            int body = add(again.part(), loop);
            steps.set(loop, new Step.Fork(body, next));
            begin = left > 0 ? body : loop;
            left--;
        }
        for (int i = again.least(); i < again.most(); i++) {
            begin = step(new Step.Fork(add(again.part(), begin), next));
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
            switch (steps.get(waiting[--count])) {
                case Step.Fork fork -> {
                    count = reach(fork.next(), reached, waiting, count);
                    count = reach(fork.other(), reached, waiting, count);
                }
                case Step.Check check
                when (check.place() & at) != 0 -> count = reach(check.next(), reached, waiting, count);
                default -> {}
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
        for (int step = reached.nextSetBit(0); step >= 0; step = reached.nextSetBit(step + 1)) {
            if (steps.get(step) instanceof Step.Take take && (bits & 1L << take.letter()) != 0) {
                next.set(take.next());
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
                || reached.stream().anyMatch(step -> steps.get(step) instanceof Step.Take);
    }
}
