package dev.tributary.rules.run;

import dev.tributary.rules.index.ClueIndex;
import dev.tributary.rules.index.Screen;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Facts;
import dev.tributary.rules.vocabulary.Notes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that wait for one event, in their order, and who of them can fire on a message at all: those whose gate has a
 * clue that was seen, those without a gate, and of both only those that take the message's channel. Immutable once made.
 */
final class Lineup {
    private final CompiledRule[] rules;
    /** Where each of the rules stands in the activation. */
    private final int[] places;

    private final ClueIndex index;
    private final int shared;
    /** One bit for each rule without a gate. */
    private final long[] ungated;
    /** By clue: the rules whose gate it opens. */
    private final Called[] called;
    /** One bit for each rule that takes any channel; null when all do. */
    private final long @Nullable [] anyChannel;
    /** By clue: one bit for each rule that takes this channel, or null when the clue is no channel. */
    private final long[] @Nullable [] channels;

    private Lineup(Maker maker) {
        int size = maker.rules.size();
        rules = maker.rules.toArray(CompiledRule[]::new);
        places = maker.places.stream().mapToInt(Integer::intValue).toArray();
        index = maker.clues.make();
        shared = maker.conditions.shared();
        ungated = bits(size);
        channels = new long[index.size()][];
        List<List<Integer>> opened = new ArrayList<>();
        for (int clue = 0; clue < index.size(); clue++) {
            opened.add(new ArrayList<>());
        }
        long[] free = bits(size);
        boolean masked = false;
        for (int rule = 0; rule < size; rule++) {
            Screen gate = maker.gates.get(rule);
            if (gate == null) {
                set(ungated, rule);
            } else {
                for (int clue : gate.clues()) {
                    opened.get(clue).add(rule);
                }
            }
            Screen channel = maker.channels.get(rule);
            if (channel == null) {
                set(free, rule);
            } else {
                masked = true;
                for (int clue : channel.clues()) {
                    if (channels[clue] == null) {
                        channels[clue] = bits(size);
                    }
                    set(channels[clue], rule);
                }
            }
        }
        anyChannel = masked ? free : null;
        called = opened.stream().map(some -> Called.of(some, size)).toArray(Called[]::new);
    }

    private static long[] bits(int size) {
        return new long[(size + 63) / 64];
    }

    private static void set(long[] bits, int place) {
        bits[place >> 6] |= 1L << place;
    }

    /** Rules that one clue calls: few by number, many by bits. */
    private record Called(int[] few, long[] many) {
        static Called of(List<Integer> rules, int size) {
            if (rules.size() <= size / 64) {
                return new Called(rules.stream().mapToInt(Integer::intValue).toArray(), new long[0]);
            }
            long[] bits = bits(size);
            rules.forEach(rule -> set(bits, rule));
            return new Called(new int[0], bits);
        }

        void into(long[] bits) {
            for (int rule : few) {
                bits[rule >> 6] |= 1L << rule;
            }
            for (int i = 0; i < many.length; i++) {
                bits[i] |= many[i];
            }
        }
    }

    /** Looks through the message; one bit for each rule that must be tried. The facts get the notes that the rules share. */
    long[] candidates(Facts facts) {
        long[] seen = index.look(facts);
        facts.take(new Notes(seen, shared));
        long[] bits = ungated.clone();
        long[] taking = anyChannel == null ? null : anyChannel.clone();
        for (int word = 0; word < seen.length; word++) {
            for (long left = seen[word]; left != 0; left &= left - 1) {
                int clue = (word << 6) + Long.numberOfTrailingZeros(left);
                called[clue].into(bits);
                if (taking != null && channels[clue] != null) {
                    or(taking, channels[clue]);
                }
            }
        }
        if (taking != null) {
            for (int i = 0; i < bits.length; i++) {
                bits[i] &= taking[i];
            }
        }
        return bits;
    }

    private static void or(long[] bits, long[] more) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] |= more[i];
        }
    }

    CompiledRule rule(int number) {
        return rules[number];
    }

    /** Where a rule stands in the activation. */
    int place(int number) {
        return places[number];
    }

    /** Collects the rules of one event. */
    static final class Maker {
        private final ClueIndex.Maker clues = new ClueIndex.Maker();
        private final Conditions conditions = new Conditions(clues);
        private final List<CompiledRule> rules = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();
        private final List<@Nullable Screen> gates = new ArrayList<>();
        private final List<@Nullable Screen> channels = new ArrayList<>();

        Conditions conditions() {
            return conditions;
        }

        void add(int place, CompiledRule rule) {
            List<Expression> asked = rule.rule().conditions().stream()
                    .map(condition -> condition.expression())
                    .toList();
            rules.add(rule);
            places.add(place);
            gates.add(clues.gate(asked));
            channels.add(clues.channels(asked));
        }

        Lineup make() {
            return new Lineup(this);
        }
    }
}
