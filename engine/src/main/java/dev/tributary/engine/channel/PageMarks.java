package dev.tributary.engine.channel;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Up to when an account that is told of messages, and asks for those it was not told of, has been looked through; and what
 * it has already. Written after the messages were stored: when a mark is older than the truth, messages are asked for again
 * that are stored already, which changes nothing. Each call is a transaction of its own.
 */
public interface PageMarks {
    /** How far an account was looked through, or nothing when it never was. */
    Optional<Mark> mark(UUID accountId);

    /** It is not looked through any more: as if it never had been, and nothing is watched. */
    void drop(UUID accountId);

    /** It was looked through so far; takes the place of what was known. */
    void keep(UUID accountId, Mark mark);

    /** Which of these are names of messages that the account has, whoever wrote them, be it in quarantine. */
    Set<String> known(UUID accountId, Collection<String> externalIds);

    /**
     * The latest delivery to somebody of which nobody knows whether it, or the first piece of it, arrived, and which says just
     * this.
     */
    Optional<Unsettled> unsettled(UUID accountId, String recipient, String text);

    /** Whether there is a delivery of which it is being looked for whether it arrived. */
    boolean doubtful(UUID accountId, Instant now);

    /** Remembers comments before they are stored, so that they are looked at again. Idempotent. */
    void watch(UUID accountId, Collection<Comment> fresh);

    /** The remembered comments that were written since then. */
    List<Comment> comments(UUID accountId, Instant since);

    /** These are gone; and what is older than that is looked at no more. */
    void forget(UUID accountId, Collection<String> comments, Instant before);

    /**
     * A delivery of which nobody knows whether it arrived.
     *
     * @param delivery the delivery
     * @param more whether it has files besides its text, of which the text says nothing
     */
    record Unsettled(UUID delivery, boolean more) {}

    /**
     * A comment.
     *
     * @param id its name
     * @param post the post below which it stands
     * @param person who wrote it
     * @param at when
     */
    record Comment(String id, String post, String person, Instant at) {}

    /**
     * How far an account was looked through.
     *
     * @param begunAt what is older was there before the account, and is not taken
     * @param readTo what happened up to then is here
     */
    record Mark(Instant begunAt, Instant readTo) {
        /** The same, read further. */
        public Mark readTo(Instant time) {
            return new Mark(begunAt, time);
        }
    }
}
