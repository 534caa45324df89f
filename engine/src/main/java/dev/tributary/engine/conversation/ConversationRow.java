package dev.tributary.engine.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the list.
 *
 * @param id the conversation
 * @param number its number
 * @param status open, snoozed or resolved
 * @param priority how much it presses
 * @param contactId the customer
 * @param contactName the name to show; may be empty when nothing is known
 * @param channel channel of the last message
 * @param preview the last message in one line, masked
 * @param previewBy who wrote it
 * @param previewById the agent who wrote it, if an agent
 * @param lastActivityAt when something last happened
 * @param waitingSince since when the customer waits for a person's answer, or null
 * @param unread messages of the customer that this agent has not seen
 * @param assignees who works on it
 * @param groupId its group, or null
 * @param tags its tags
 * @param draft whether this agent has a draft in it
 * @param mayResolve whether this agent may resolve it
 * @param rating how the customer found it, 1 to 5, or null
 */
public record ConversationRow(
        UUID id,
        long number,
        ConversationStatus status,
        Priority priority,
        UUID contactId,
        String contactName,
        String channel,
        String preview,
        Author previewBy,
        @Nullable UUID previewById,
        Instant lastActivityAt,
        @Nullable Instant waitingSince,
        int unread,
        List<UUID> assignees,
        @Nullable UUID groupId,
        List<String> tags,
        boolean draft,
        boolean mayResolve,
        @Nullable Integer rating) {
    public ConversationRow {
        assignees = List.copyOf(assignees);
        tags = List.copyOf(tags);
    }
}
