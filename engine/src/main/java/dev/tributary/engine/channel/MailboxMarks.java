package dev.tributary.engine.channel;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the mailboxes of accounts were read. Written after the mails were stored and by one node at a time (see
 * {@link PollLeases}); when a mark is older than the truth, mails are fetched again that are stored already, which changes
 * nothing. Each call is a transaction of its own.
 */
public interface MailboxMarks {
    /** How far a folder was read, or nothing when it was never looked into. */
    Optional<Mark> mark(UUID accountId, String folder);

    /** It was read so far; takes the place of what was known of this folder. */
    void keep(UUID accountId, String folder, Mark mark);

    /** The names of the mails that were taken and still lie there, where mails have names instead of numbers. */
    Set<String> taken(UUID accountId);

    /** These were taken; idempotent. */
    void take(UUID accountId, Collection<String> names);

    /** These lie there no more. */
    void forget(UUID accountId, Collection<String> names);

    /**
     * How far a folder was read.
     *
     * @param place user and server
     * @param validity within what the numbers are valid (UIDVALIDITY, RFC 3501 section 2.3.1.1)
     * @param historyTo the highest number when the folder was first looked into; above it everything is taken
     * @param historySince what of the history is taken: what came since then, or, when null, what nobody has opened
     * @param takenTo everything up to this number is taken, or not to be taken
     * @param begunAt when the folder was first looked into
     * @param completeAt when a look last left nothing behind, or null when none has yet
     */
    record Mark(
            String place,
            long validity,
            long historyTo,
            @Nullable Instant historySince,
            long takenTo,
            Instant begunAt,
            @Nullable Instant completeAt) {
        /** The same, read further. */
        public Mark readTo(long number, @Nullable Instant complete) {
            return new Mark(place, validity, historyTo, historySince, number, begunAt, complete);
        }
    }
}
