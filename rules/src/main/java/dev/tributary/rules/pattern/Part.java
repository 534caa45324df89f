package dev.tributary.rules.pattern;

import java.util.List;

/** A part of a pattern, as far as yes and no go: groups, and who is greedy, make no difference. */
sealed interface Part {
    /** How many steps it takes in a program. */
    long size();

    /** One letter, by its number among those of the pattern. */
    record OneLetter(int number) implements Part {
        @Override
        public long size() {
            return 1;
        }
    }

    /** No letter, but something is asked of the place: one of the flags of {@link Place}. */
    record AtPlace(int place) implements Part {
        @Override
        public long size() {
            return 1;
        }
    }

    /** One after the other. */
    record Row(List<Part> parts) implements Part {
        @Override
        public long size() {
            return parts.stream().mapToLong(Part::size).sum();
        }
    }

    /** One of several. */
    record Choice(List<Part> parts) implements Part {
        @Override
        public long size() {
            return parts.stream().mapToLong(Part::size).sum() + parts.size();
        }
    }

    /** Again and again; without end when {@code most} is less than {@code least}. */
    record Again(Part part, int least, int most) implements Part {
        @Override
        public long size() {
            return (part.size() + 1) * Math.max(Math.max(least, most), 1);
        }
    }
}
