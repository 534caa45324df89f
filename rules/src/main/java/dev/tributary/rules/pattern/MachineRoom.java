package dev.tributary.rules.pattern;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What all machines together may take. When it is full, those whose patterns were asked longest ago are sent out, and with
 * them what they have learnt; RE2/J answers for them until they pay again. Nothing here is touched while a machine runs over what
 * it knows: only one that learns tells how large it is.
 *
 * <p>Machines of books that are gone leave by themselves. Thread-safe.
 */
final class MachineRoom {
    /** For the whole process: some 10,000 patterns of the usual kind. */
    static final MachineRoom HOUSE = new MachineRoom(48L << 20);

    private final long limit;
    /** In the order in which they came. */
    private final SequencedSet<Place> places = new LinkedHashSet<>();

    private final ReferenceQueue<PatternQuestion> gone = new ReferenceQueue<>();
    private long taken;
    /** Goes on whenever somebody enters, or has to go. Read without the lock: whoever sees it late is a turn older. */
    private int turn;

    /**
     * A room with nobody in it.
     *
     * @param limit in bytes
     */
    MachineRoom(long limit) {
        this.limit = limit;
    }

    /** The place of one machine. */
    static final class Place extends WeakReference<PatternQuestion> {
        private final MachineRoom room;
        private long bytes;
        /** It has entered, and not left. */
        private boolean there;
        /** It has left, perhaps before it came to enter. */
        private boolean over;

        private Place(MachineRoom room, PatternQuestion question) {
            super(question, room.gone);
            this.room = room;
        }

        /** The machine is as large as this now. */
        void takes(long now) {
            room.resize(this, now);
        }

        /** The machine is asked from now on. */
        void enter() {
            room.enter(this);
        }

        /** The machine is asked no more. */
        void leave() {
            room.leave(this);
        }
    }

    /** A place that counts once it is entered. */
    Place place(PatternQuestion question) {
        return new Place(this, question);
    }

    /** Which turn it is, for whoever is asked to remember. */
    int turn() {
        return turn;
    }

    /** What all machines take. */
    synchronized long taken() {
        return taken;
    }

    private synchronized void enter(Place place) {
        if (!place.over) {
            place.there = true;
            places.add(place);
            turn++;
            taken += place.bytes;
            tidy();
        }
    }

    private synchronized void resize(Place place, long bytes) {
        if (place.there) {
            taken += bytes - place.bytes;
        }
        place.bytes = bytes;
        tidy();
    }

    private synchronized void leave(Place place) {
        places.remove(place);
        close(place);
    }

    private void close(Place place) {
        if (place.there) {
            taken -= place.bytes;
        }
        place.there = false;
        place.over = true;
    }

    /** Makes room, some more than is needed now. */
    private void tidy() {
        for (Reference<?> left = gone.poll(); left != null; left = gone.poll()) {
            leave((Place) left);
        }
        if (taken <= limit) {
            return;
        }
        turn++;
        // asked once each: they go on being asked meanwhile
        List<Guest> guests = places.stream()
                .map(Guest::of)
                .sorted(Comparator.comparingInt(Guest::asked))
                .toList();
        for (Guest guest : guests) {
            if (taken <= limit - limit / 8) {
                return;
            }
            leave(guest.place());
            if (guest.question() != null) {
                guest.question().dismiss(guest.place());
            }
        }
    }

    /**
     * One who may have to go.
     *
     * @param asked in which turn it was asked last
     */
    private record Guest(Place place, @Nullable PatternQuestion question, int asked) {
        static Guest of(Place place) {
            PatternQuestion question = place.get();
            return new Guest(place, question, question == null ? Integer.MIN_VALUE : question.asked());
        }
    }
}
