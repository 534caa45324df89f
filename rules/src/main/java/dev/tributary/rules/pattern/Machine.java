package dev.tributary.rules.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deterministic automaton of a program, made while it runs: one step a character. A state is the set of steps before which
 * the program may stand after the characters so far, with what counts about the last of them. Characters that are the same to
 * all letters of the program are of one kind. Only what texts bring forth is made, and never more than a limit.
 *
 * <p>Any number of threads may run it. They read tables without a lock and learn with one.
 */
final class Machine {
    static final int YES = -1;
    static final int NO = -2;
    /** It would have grown too large; it has no more answers that it does not know already. */
    static final int UNSURE = -3;

    /** What it may take, in bytes. */
    private static final int ROOM = 64 * 1024;
    /** How much may be done to make it, in steps of its program: some 10 milliseconds at most. */
    private static final int EFFORT = 1_000_000;
    /** Asking about a new character costs about as much as so many steps, for each letter. */
    private static final int ASKING = 10;
    /** What a state takes besides its row and its steps. */
    private static final int STATE = 120;

    /** What a step of the program takes, which is gone with the machine. */
    private static final int STEP = 28;
    /** What it takes before it has learnt anything. */
    private static final int ITSELF = 600;

    private static final int KINDS = Byte.MAX_VALUE;
    private static final int START = 1;
    private static final long WORD = 1L << Program.LETTERS;
    private static final long LINE = WORD << 1;

    private final Program program;
    private final boolean whole;
    /** Whether it may begin to match anywhere. */
    private final boolean anywhere;

    private final boolean words;
    private final boolean lines;
    /** Steps of no program, which say of a state what came before it. */
    private final int begun;

    private final int afterWord;
    private final int afterLine;

    private final List<BitSet> states = new ArrayList<>();
    private final Map<BitSet, Integer> numbers = new HashMap<>();
    /** By kind: the letters that its characters may be, and what else counts about them. */
    private final List<Long> kinds = new ArrayList<>(List.of(-1L, -2L));

    private final MachineRoom.@Nullable Place place;
    private int told;
    private int effort;
    private boolean overgrown;
    private volatile Table table;

    /**
     * Makes one that knows nothing yet.
     *
     * @param whole whether the whole text must match, not a part of it
     */
    Machine(Program program, boolean whole) {
        this(program, whole, null);
    }

    /**
     * The same, which tells how large it is whenever that changes.
     *
     * @param place where it tells it
     */
    Machine(Program program, boolean whole, MachineRoom.@Nullable Place place) {
        this.program = program;
        this.place = place;
        this.whole = whole;
        this.anywhere = !whole && program.beginsAnywhere();
        this.words = Place.asksWords(program.places());
        this.lines = Place.asksLines(program.places());
        this.begun = program.size();
        this.afterWord = begun + 1;
        this.afterLine = begun + 2;
        BitSet first = new BitSet();
        first.set(program.start());
        if (program.places() != 0) {
            first.set(begun);
        }
        table = Table.of(program.letters() + 3 + (words ? 1 : 0) + (lines ? 1 : 0));
        states.add(new BitSet());
        number(first);
        tell();
    }

    /** Where it has its room, or null. */
    MachineRoom.@Nullable Place place() {
        return place;
    }

    /** Goes through a text: {@link #YES}, {@link #NO} or {@link #UNSURE}. */
    int run(String text) {
        Table known = table;
        short[] next = known.next;
        byte[] low = known.low;
        int length = text.length();
        int at = START * known.width;
        for (int i = 0; i < length; i++) {
            int character = text.charAt(i);
            int kind;
            if (character < Table.LOW) {
                kind = low[character];
            } else {
                character = text.codePointAt(i);
                i += Character.charCount(character) - 1;
                kind = known.kind(character);
            }
            int to = next[at + kind];
            if (to <= 0) {
                if (to < 0) {
                    return to;
                }
                int state = learn(at / known.width, character);
                if (state < 0) {
                    return state;
                }
                known = table;
                next = known.next;
                low = known.low;
                to = state * known.width;
            }
            at = to;
        }
        int end = next[at + Table.END];
        return end < 0 ? end : learnEnd(at / known.width);
    }

    /** Where a character leads to from a state: to another one, or to an answer. */
    private synchronized int learn(int state, int codePoint) {
        if (overgrown) {
            return UNSURE;
        }
        int kind = kind(codePoint);
        if (overgrown) {
            return UNSURE;
        }
        int to = table.next[state * table.width + kind];
        if (to == 0) {
            to = number(state, kinds.get(kind));
            if (overgrown) {
                return UNSURE;
            }
            table.learn(state, kind, to);
            tell();
            return to;
        }
        return to < 0 ? to : to / table.width;
    }

    private synchronized int learnEnd(int state) {
        BitSet from = states.get(state);
        int at = Place.TEXT_ENDS | Place.LINE_ENDS | before(from) | edge(from.get(afterWord));
        int answer = program.reach(from, at, new BitSet()) ? YES : NO;
        table.learn(state, Table.END, answer);
        return answer;
    }

    private int kind(int codePoint) {
        int known = table.kind(codePoint);
        if (known != Table.UNSEEN) {
            return known;
        }
        spend(ASKING * program.letters());
        long traits = program.letters(codePoint)
                | (words && Place.word(codePoint) ? WORD : 0)
                | (lines && codePoint == '\n' ? LINE : 0);
        int kind = kinds.indexOf(traits);
        if (kind < 0) {
            kind = kinds.size();
            kinds.add(traits);
            overgrown |= kind >= KINDS;
            if (kind >= table.width) {
                grow(Table.possible(table.next.length / table.width, 2 * table.width), true);
            }
        }
        if (!overgrown) {
            table.learnKind(codePoint, kind);
        }
        return kind;
    }

    private int number(int state, long traits) {
        BitSet from = states.get(state);
        boolean line = (traits & LINE) != 0;
        boolean word = (traits & WORD) != 0;
        int at = before(from) | (line ? Place.LINE_ENDS : 0) | edge(from.get(afterWord) != word);
        BitSet reached = new BitSet(program.size());
        boolean ended = program.reach(from, at, reached);
        spend(reached.cardinality() + 10);
        if (ended && !whole) {
            return YES;
        }
        BitSet next = program.take(reached, traits);
        if (anywhere) {
            next.set(program.start());
        } else if (next.isEmpty()) {
            return NO;
        }
        next.set(afterWord, word);
        next.set(afterLine, line);
        return number(next);
    }

    private int number(BitSet state) {
        Integer known = numbers.get(state);
        if (known != null) {
            return known;
        }
        int number = states.size();
        states.add(state);
        numbers.put(state, number);
        if (!table.holds(number)) {
            grow(Table.possible(2 * (table.next.length / table.width), table.width), false);
        }
        return number;
    }

    private void grow(boolean possible, boolean wider) {
        overgrown |= !possible;
        if (!overgrown) {
            table = wider ? table.wider() : table.longer();
        }
    }

    private void spend(int more) {
        effort += more;
        overgrown |= effort > EFFORT || learnt() > ROOM;
    }

    private int learnt() {
        return table.bytes() + states.size() * (STATE + program.size() / 8);
    }

    private void tell() {
        int now = learnt() + program.size() * STEP + ITSELF;
        if (place != null && now != told) {
            told = now;
            place.takes(now);
        }
    }

    /** What a place is by what came before it. */
    private int before(BitSet state) {
        if (state.get(begun)) {
            return Place.TEXT_BEGINS | Place.LINE_BEGINS;
        }
        return state.get(afterLine) ? Place.LINE_BEGINS : 0;
    }

    private static int edge(boolean word) {
        return word ? Place.WORD_EDGE : Place.NO_WORD_EDGE;
    }
}
