package dev.tributary.engine.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How accounts are: what came last, what last went wrong, and how far the house is behind the other side. Thread-safe. */
public interface ChannelHealth {
    /** Past this, what an account is behind is worth somebody's look: mailboxes and pages are looked through more often. */
    Duration LATE = Duration.ofMinutes(15);

    /** The health of an account; nothing when there is no such account. */
    Optional<Health> of(UUID accountId);

    /**
     * How an account is.
     *
     * @param lastMessageAt when something last came in
     * @param lastErrorAt when something last went wrong
     * @param lastError what, in words
     * @param readTo up to when everything that lay at the other side has been fetched, as exactly as a minute; null where
     *     nothing is fetched because all is brought, and before the first look
     * @param unsent how many messages wait to go out, those included that are tried again
     * @param unsentSince when the oldest of them was written, or null when none waits
     */
    record Health(
            @Nullable Instant lastMessageAt,
            @Nullable Instant lastErrorAt,
            @Nullable String lastError,
            @Nullable Instant readTo,
            int unsent,
            @Nullable Instant unsentSince) {
        /** How far it is behind at a moment: the age of what is not here yet, or of what has not gone out, whichever is older. */
        public Duration behind(Instant now) {
            Duration in = since(readTo, now);
            Duration out = since(unsentSince, now);
            return in.compareTo(out) > 0 ? in : out;
        }

        /** Whether what came to the other side has not been fetched for too long. */
        public boolean fetchesLate(Instant now) {
            return since(readTo, now).compareTo(LATE) > 0;
        }

        /** Whether something has waited too long to go out. */
        public boolean sendsLate(Instant now) {
            return since(unsentSince, now).compareTo(LATE) > 0;
        }

        private static Duration since(@Nullable Instant moment, Instant now) {
            return moment == null || moment.isAfter(now) ? Duration.ZERO : Duration.between(moment, now);
        }
    }
}
