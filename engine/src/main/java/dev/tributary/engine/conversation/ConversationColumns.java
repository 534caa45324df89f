package dev.tributary.engine.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation's row, as the ledger reads and writes it.
 *
 * @param id the conversation
 * @param contactId the customer
 * @param groupId its group, or null
 * @param status open, snoozed or resolved
 * @param priority how much it presses
 * @param subject subject of the last message that had one
 * @param lastSeq place of the newest entry
 * @param messageCount messages in it, to and from the customer
 * @param agentAnswered whether a person has ever answered
 * @param channel channel of the last message
 * @param accountId account of the last message
 * @param preview the last message in one line
 * @param previewBy who wrote that
 * @param previewById which agent, if an agent wrote it
 * @param createdAt when it began
 * @param lastActivityAt when something was last written in it
 * @param lastInboundAt when the customer last wrote
 * @param waitingSince since when the customer waits for a person's answer
 * @param snoozedUntil until when it is put aside, while it is
 * @param resolvedAt when it was resolved, while it is
 * @param resolvedBy by whom
 * @param previousId the conversation it goes on from
 * @param rating how the customer found it, 1 to 5, or null
 */
public record ConversationColumns(
        UUID id,
        UUID contactId,
        @Nullable UUID groupId,
        ConversationStatus status,
        Priority priority,
        @Nullable String subject,
        long lastSeq,
        int messageCount,
        boolean agentAnswered,
        String channel,
        UUID accountId,
        String preview,
        Author previewBy,
        @Nullable UUID previewById,
        Instant createdAt,
        Instant lastActivityAt,
        @Nullable Instant lastInboundAt,
        @Nullable Instant waitingSince,
        @Nullable Instant snoozedUntil,
        @Nullable Instant resolvedAt,
        @Nullable UUID resolvedBy,
        @Nullable UUID previousId,
        @Nullable Integer rating) {}
