package dev.tributary.engine.channel;

import java.time.Instant;
import java.util.Collection;
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

    /** It was looked through so far; takes the place of what was known. */
    void keep(UUID accountId, Mark mark);

    /** Which of these are names of messages that the account has, whoever wrote them. */
    Set<String> known(UUID accountId, Collection<String> externalIds);

    /** The latest delivery to somebody of which nobody knows whether it arrived, and which says just this. */
    Optional<UUID> unsettled(UUID accountId, String recipient, String text);

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
