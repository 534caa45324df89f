package dev.tributary.engine.timer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where moments that rules wait for are found in the state of conversations, and what fired is kept. */
public interface TimerStore {
    /** When an activation was made. */
    Instant activatedAt(long activation);

    /** The moments that are live, by key. */
    Map<String, Live> live();

    /** A rule waits for this from now on. */
    void begin(String key, Instant liveSince);

    /** No rule waits for this any more. */
    void end(String key);

    /** Forgets what fired before a moment for anything but these. */
    void forget(Set<String> otherThan, Instant firedBefore);

    /** Everything up to this moment of the calendar is done: what fired for it need not be remembered. */
    void doneUntil(String key, Instant moment);

    /** Open conversations whose customer has waited since a moment in the window and for which this has not fired. */
    List<Due> waiting(String key, Window window, @Nullable Due after, int limit);

    /** Open conversations in which nothing has happened since a moment in the window and for which this has not fired. */
    List<Due> idle(String key, Window window, @Nullable Due after, int limit);

    /** Unresolved conversations that were there at a moment of the calendar, in order of id. */
    List<UUID> unresolved(Instant moment, @Nullable UUID after, int limit);

    /** Conversations whose time aside is over, not locked. */
    List<UUID> asideUntil(Instant now, int limit);

    /** Whether this has fired for a conversation. */
    boolean fired(String key, Due due);

    /** Remembers that it fired, in the transaction that does what the rules decided; what fired earlier is forgotten. */
    void fire(String key, Due due, Instant now);

    /**
     * A conversation and since when it has been in the state.
     *
     * @param conversation the conversation
     * @param since the beginning of the state
     */
    record Due(UUID conversation, Instant since) {}

    /**
     * Beginnings of states that make something due.
     *
     * @param after the last that was due before anybody waited for it; {@link Instant#MIN} for none
     * @param until the last that is due by now
     * @param group only conversations of this group, or null
     * @param otherThan when {@code group} is null: not conversations of these
     */
    record Window(Instant after, Instant until, @Nullable UUID group, Set<UUID> otherThan) {
        public Window {
            otherThan = Set.copyOf(otherThan);
        }
    }

    /**
     * A moment that some rule waits for.
     *
     * @param since since when, without a break
     * @param doneUntil for the calendar: up to which moment it is done
     */
    record Live(Instant since, Instant doneUntil) {}
}
