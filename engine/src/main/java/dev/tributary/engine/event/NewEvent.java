package dev.tributary.engine.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event to be logged.
 *
 * @param kind what happened
 * @param conversationId in which conversation, if in one
 * @param messageId about which message, if about one
 * @param agentId who did it, or whom it is about, if an agent
 * @param details a short word or id that belongs to the kind, at most 4,000 characters; never text of a customer
 */
public record NewEvent(
        EventKind kind,
        @Nullable UUID conversationId,
        @Nullable UUID messageId,
        @Nullable UUID agentId,
        @Nullable String details) {

    /** An event about nothing but itself. */
    public static NewEvent of(EventKind kind, @Nullable String details) {
        return new NewEvent(kind, null, null, null, details);
    }

    /** An event of a conversation. */
    public static NewEvent in(EventKind kind, UUID conversationId, @Nullable String details) {
        return new NewEvent(kind, conversationId, null, null, details);
    }

    /** An event about a message. */
    public static NewEvent about(EventKind kind, UUID conversationId, UUID messageId, @Nullable String details) {
        return new NewEvent(kind, conversationId, messageId, null, details);
    }

    /** The same event, done by or about this agent. */
    public NewEvent by(@Nullable UUID agent) {
        return new NewEvent(kind, conversationId, messageId, agent, details);
    }
}
