package dev.tributary.rules.index;

import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Facts;
import dev.tributary.rules.vocabulary.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells which clues are in a message: one pass over each text that any clue asks for. Immutable. */
public final class ClueIndex {
    private final Look[] looks;
    private final int size;

    private ClueIndex(List<Look> looks, int clues) {
        this.looks = looks.toArray(Look[]::new);
        this.size = clues;
    }

    /** How many clues there are; each has its number below that. */
    public int size() {
        return size;
    }

    /** The text of the message that an expression reads, or null when it reads anything else. No rule changes these. */
    public static @Nullable Field message(Expression expression) {
        return ClueFinder.message(expression);
    }

    /** One bit for each clue that was seen. */
    public long[] look(Facts facts) {
        long[] seen = new long[(size + 63) / 64];
        for (Look look : looks) {
            look.into(facts, seen);
        }
        return seen;
    }

    /** Looks into one field. */
    private record Look(Field field, @Nullable Automaton inside, Map<String, Integer> whole, int plain) {
        void into(Facts facts, long[] seen) {
            if (!(field.reader().apply(facts) instanceof String text)) {
                return;
            }
            Integer same = whole.isEmpty() ? null : whole.get(text);
            if (same != null) {
                see(same, seen);
            }
            if (inside == null) {
                see(plain, seen);
                return;
            }
            switch (inside.look(text, seen)) {
                case PLAIN -> see(plain, seen);
                case ODD -> {}
                case UNSETTLED -> inside.look(facts.folded(text), seen);
            }
        }

        private static void see(int number, long[] seen) {
            seen[number >> 6] |= 1L << number;
        }
    }

    /** Numbers clues, and makes the index of them. Not thread-safe. */
    public static final class Maker {
        private final Map<String, Place> places = new LinkedHashMap<>();
        private int clues;

        private static final class Place {
            private final Field field;
            private final int plain;
            private final Map<String, Integer> inside = new HashMap<>();
            private final Map<String, Integer> whole = new HashMap<>();

            Place(Field field, int plain) {
                this.field = field;
                this.plain = plain;
            }
        }

        /** The screen that excludes a rule with these conditions most often, channels aside, or null when none is worth it. */
        public @Nullable Screen gate(List<Expression> conditions) {
            return clues(conditions)
                    .filter(clues -> !clues.ofChannels() && clues.odds() <= Clues.LIKELY)
                    .min(Comparator.comparingDouble(Clues::odds))
                    .map(this::screen)
                    .orElse(null);
        }

        /** The screen of a rule with these conditions that names its channels, or null when it takes any. */
        public @Nullable Screen channels(List<Expression> conditions) {
            return clues(conditions)
                    .filter(Clues::ofChannels)
                    .findFirst()
                    .map(this::screen)
                    .orElse(null);
        }

        private static Stream<Clues> clues(List<Expression> conditions) {
            return conditions.stream().flatMap(condition -> ClueFinder.of(condition).stream());
        }

        /** The screen of one question to a text of the message, or null when it has none. */
        public @Nullable Screen screen(Expression question) {
            List<Clues> found = ClueFinder.of(question);
            return found.size() == 1 ? screen(found.getFirst()) : null;
        }

        private Screen screen(Clues found) {
            int[] numbers = found.any().stream().mapToInt(this::number).toArray();
            int[] plain = found.exact()
                    ? found.any().stream()
                            .mapToInt(clue -> place(clue.field()).plain)
                            .distinct()
                            .toArray()
                    : new int[0];
            return new Screen(numbers, plain);
        }

        private int number(Clue clue) {
            Place place = place(clue.field());
            return (clue.whole() ? place.whole : place.inside).computeIfAbsent(clue.text(), text -> clues++);
        }

        /** The short names of a message's fields mean the same as the long ones. */
        private Place place(Field field) {
            String path = field.path();
            String name = path.startsWith("message.") ? path.substring("message.".length()) : path;
            return places.computeIfAbsent(name, fresh -> new Place(field, clues++));
        }

        /** The index of all that was numbered. */
        public ClueIndex make() {
            List<Look> looks = new ArrayList<>();
            for (Place place : places.values()) {
                Automaton inside = place.inside.isEmpty() ? null : new Automaton(place.inside);
                looks.add(new Look(place.field, inside, Map.copyOf(place.whole), place.plain));
            }
            return new ClueIndex(looks, clues);
        }
    }
}
