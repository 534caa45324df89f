package dev.tributary.engine.search;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The words of messages, by which these are found, and where the database needs help with them, what filters go by. Written after the fact, from the event log, by whoever calls
 * {@link #advance}; knows how far it has got, and forgets that together with what it wrote last, never without it.
 */
public interface TextIndex {
    /** Grows when the same text gives other words, or other things are kept with them: all is then written anew. */
    int VERSION = 2;

    /**
     * Gives messages that have all words in portions, the newest first.
     *
     * @param first how many are in the first portion
     * @param more is given a portion and says how many are to be in the next one, 0 when it has enough; a portion with fewer than
     *     were asked for is the last, and may be empty
     */
    void find(TextQuery query, int first, ToIntFunction<List<Match>> more);

    /** Of how many messages the words are written. */
    int size();

    /** Finds conversations by filters; empty while it does not know them all, and always where the database does that. */
    default Optional<FacetIndex> facets() {
        return Optional.empty();
    }

    /** Whether {@link #facets} are to be written. */
    default boolean keepsFacets() {
        return false;
    }

    /**
     * Goes on writing, if nobody else does so at the moment.
     *
     * @param work is told how far it is written and answers what is to be written and how far it is then; null when there
     *     is nothing to do
     * @return whether something was written
     */
    boolean advance(Function<Reached, @Nullable Advance> work);

    /**
     * A message that was found.
     *
     * @param conversation its conversation
     * @param message the message
     * @param at when it was stored
     */
    record Match(UUID conversation, UUID message, Instant at) {}

    /**
     * How far the words are written.
     *
     * @param position every event up to this one has been seen to; negative when nothing is written, or of another version
     * @param conversation while all conversations are written, which is done first: the last one that was; else null
     * @param message while all messages are written: the last one that was; else null
     */
    record Reached(
            long position,
            @Nullable UUID conversation,
            @Nullable UUID message) {
        /** Nothing is written. */
        public static final Reached NOTHING = new Reached(-1, null, null);
    }

    /**
     * What is to be written.
     *
     * @param messages words of messages; what was written of these before is replaced
     * @param conversations what filters know conversations by, where that is kept; it is replaced too
     * @param reached how far it is written then
     */
    record Advance(Collection<MessageWords> messages, Collection<Facets> conversations, Reached reached) {}

    /**
     * The words of a message.
     *
     * @param message the message
     * @param conversation its conversation
     * @param at when it was stored
     * @param forms the forms of its words
     */
    record MessageWords(UUID message, UUID conversation, Instant at, Set<String> forms) {}
}
