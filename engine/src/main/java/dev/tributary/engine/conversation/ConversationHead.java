package dev.tributary.engine.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as its header shows it.
 *
 * @param row what its list row shows
 * @param subject the subject of the last message that had one
 * @param lastSeq the newest message's place
 * @param seenSeq up to where this agent has seen it
 * @param routes ways in which the customer can be answered, the best first
 * @param resolvedBy who resolved it, or null
 * @param resolvedAt when, or null
 * @param pictured whether there is a picture of the customer
 */
public record ConversationHead(
        ConversationRow row,
        @Nullable String subject,
        long lastSeq,
        long seenSeq,
        List<ReplyRoute> routes,
        @Nullable UUID resolvedBy,
        @Nullable Instant resolvedAt,
        boolean pictured) {
    public ConversationHead {
        routes = List.copyOf(routes);
    }
}
