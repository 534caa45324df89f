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
 * @param closesAt when the channel's reply window closes, or null
 */
public record ReplyRoute(
        UUID accountId,
        String channel,
        String accountName,
        String recipient,
        @Nullable Instant closesAt) {}
