package dev.tributary.engine.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A way to answer the customer.
 *
 * @param accountId the account to answer from
 * @param channel its channel
 * @param accountName its name
 * @param recipient the customer's address or id there
 * @param closesAt when the channel takes no answer any more, or null
 * @param shared whether several apps answer in the account, so that one may be asked to take over or hand back
 * @param owner the app that answers in our place, empty when it is not known which, or null
 * @param personOnlyFrom from when on it takes only what a person writes, when that is before it closes, or null
 */
public record ReplyRoute(
        UUID accountId,
        String channel,
        String accountName,
        String recipient,
        @Nullable Instant closesAt,
        @Nullable Instant personOnlyFrom,
        boolean shared,
        @Nullable String owner) {

    /** Whether not even a person may answer at this time. */
    public boolean closed(Instant now) {
        return closesAt != null && !now.isBefore(closesAt);
    }

    /** Whether only what a person writes is taken at this time, or nothing. */
    public boolean closedToRules(Instant now) {
        return closed(now) || (personOnlyFrom != null && !now.isBefore(personOnlyFrom));
    }
}
