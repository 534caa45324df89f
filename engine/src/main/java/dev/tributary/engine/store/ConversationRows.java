package dev.tributary.engine.store;

import static dev.tributary.engine.store.Moments.column;
import static dev.tributary.engine.store.Moments.columnOrNull;
import static dev.tributary.engine.store.Moments.instantOrNull;

import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.ConversationColumns;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.Priority;
import dev.tributary.engine.store.schema.tables.records.ConversationRecord;

/** Conversations' rows between the table and {@link ConversationColumns}. */
final class ConversationRows {
    private ConversationRows() {}

    static ConversationColumns read(ConversationRecord row) {
        return new ConversationColumns(
                row.getId(),
                row.getContactId(),
                row.getGroupId(),
                ConversationStatus.valueOf(row.getStatus()),
                Priority.valueOf(row.getPriority()),
                row.getSubject(),
                row.getLastSeq(),
                row.getMessageCount(),
                row.getAgentAnswered(),
                row.getChannel(),
                row.getAccountId(),
                row.getPreview(),
                Author.valueOf(row.getPreviewBy()),
                row.getPreviewById(),
                row.getCreatedAt().toInstant(),
                row.getLastActivityAt().toInstant(),
                instantOrNull(row.getLastInboundAt()),
                instantOrNull(row.getWaitingSince()),
                instantOrNull(row.getSnoozedUntil()),
                instantOrNull(row.getResolvedAt()),
                row.getResolvedBy(),
                row.getPreviousId(),
                row.getRating());
    }

    /** Every column but the number, which the database gives. */
    static ConversationRecord write(LockedConversation conversation) {
        ConversationColumns columns = conversation.columns();
        ConversationRecord row = new ConversationRecord();
        row.setId(columns.id());
        row.setContactId(columns.contactId());
        row.setGroupId(columns.groupId());
        row.setStatus(columns.status().name());
        row.setPriority(columns.priority().name());
        row.setSubject(columns.subject());
        row.setLastSeq(columns.lastSeq());
        row.setMessageCount(columns.messageCount());
        row.setAssigneeCount(conversation.assignees().size());
        row.setAgentAnswered(columns.agentAnswered());
        row.setChannel(columns.channel());
        row.setAccountId(columns.accountId());
        row.setPreview(columns.preview());
        row.setPreviewBy(columns.previewBy().name());
        row.setPreviewById(columns.previewById());
        row.setCreatedAt(column(columns.createdAt()));
        row.setLastActivityAt(column(columns.lastActivityAt()));
        row.setLastInboundAt(columnOrNull(columns.lastInboundAt()));
        row.setWaitingSince(columnOrNull(columns.waitingSince()));
        row.setSnoozedUntil(columnOrNull(columns.snoozedUntil()));
        row.setResolvedAt(columnOrNull(columns.resolvedAt()));
        row.setResolvedBy(columns.resolvedBy());
        row.setPreviousId(columns.previousId());
        row.setRating(columns.rating());
        return row;
    }
}
