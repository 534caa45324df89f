package dev.tributary.rules.pattern;

import com.google.re2j.Pattern;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks texts whether a pattern is in them, or whether it is all of them. The answer is always RE2/J's. A pattern that has
 * been asked about so much text that it pays gets a {@link Machine}; one that is seldom asked costs nothing more. Any number
 * of threads may ask.
 */
public final class PatternQuestion {
    /** After how many characters a machine pays: making one costs about as much as going through these with RE2/J. */
    private static final int PAYS = 5_000;

    /** When one grew too large, another is made after so many characters: the texts may have been odd ones. */
    private static final int PAYS_AGAIN = 1_000_000;

    /** When one was sent out for want of room: what cannot all stay is not made over and over. */
    private static final int PAYS_IN_A_CROWD = 50_000;

    private final Pattern pattern;
    private final boolean whole;
    private final MachineRoom room;
    /** Races may lose some; it is a guess anyway. */
    private int toGo = PAYS;
    /** No machine can be had. */
    private boolean without;

    /** In which turn of the room it was asked last. Written only when it changes, so that threads do not fight about it. */
    private int asked;

    private final AtomicReference<@Nullable Machine> machine = new AtomicReference<>();

    /** A question that a text answers with yes when the pattern is found somewhere in it, or when it matches as a whole. The pattern has no flags but those written in it. */
    public PatternQuestion(Pattern pattern, boolean whole) {
        this(pattern, whole, MachineRoom.HOUSE);
    }

    /** The same with a room of its own. */
    PatternQuestion(Pattern pattern, boolean whole, MachineRoom room) {
        if (pattern.flags() != 0) {
            throw new IllegalArgumentException("flags are written into the pattern: " + pattern);
        }
        this.pattern = pattern;
        this.whole = whole;
        this.room = room;
    }

    /** The pattern as written. */
    public String pattern() {
        return pattern.pattern();
    }

    /** Whether the whole text must match. */
    public boolean whole() {
        return whole;
    }

    /** Whether the answer is yes. */
    public boolean yes(String text) {
        Machine quick = machine.get();
        if (quick != null) {
            int turn = room.turn();
            if (asked != turn) {
                asked = turn;
            }
            int answer = quick.run(text);
            if (answer != Machine.UNSURE) {
                return answer == Machine.YES;
            }
            giveUp(quick);
        } else if (!without) {
            toGo -= text.length();
            if (toGo < 0) {
                make();
            }
        }
        return whole ? pattern.matches(text) : pattern.matcher(text).find();
    }

    /** Whether a machine answers now. */
    boolean quick() {
        return machine.get() != null;
    }

    /** In which turn of the room it was asked last, as far as one can tell without a lock. */
    int asked() {
        return asked;
    }

    /** The room needs that place. */
    void dismiss(MachineRoom.Place place) {
        Machine there = machine.get();
        if (there != null && there.place() == place && machine.compareAndSet(there, null)) {
            toGo = PAYS_IN_A_CROWD;
        }
    }

    private void giveUp(Machine overgrown) {
        if (machine.compareAndSet(overgrown, null)) {
            toGo = PAYS_AGAIN;
        }
        MachineRoom.Place place = overgrown.place();
        if (place != null) {
            place.leave();
        }
    }

    private void make() {
        Program program = PatternReader.read(pattern.pattern());
        if (program == null) {
            without = true;
        } else {
            MachineRoom.Place place = room.place(this);
            if (machine.compareAndSet(null, new Machine(program, whole, place))) {
                asked = room.turn();
                place.enter();
            }
        }
    }
}
