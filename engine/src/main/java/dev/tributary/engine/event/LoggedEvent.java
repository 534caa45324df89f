package dev.tributary.engine.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the event log.
 *
 * @param position its place; grows, with gaps
 * @param kind what happened
 * @param conversationId in which conversation, if in one
 * @param messageId about which message, if about one
 * @param agentId who did it, or whom it is about, if an agent
 * @param details a short word or id that belongs to the kind; never text of a customer
 * @param occurredAt when
 */
public record LoggedEvent(
        long position,
        EventKind kind,
        @Nullable UUID conversationId,
        @Nullable UUID messageId,
        @Nullable UUID agentId,
        @Nullable String details,
        Instant occurredAt) {}
