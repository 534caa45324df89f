package dev.tributary.engine.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a conversation's row follows from what happens in it. Pure. */
final class Summary {
    private Summary() {}

    /** The row after an entry took its place. A note counts as activity; an event line moves nothing but the place. */
    static ConversationColumns after(ConversationColumns row, long seq, ThreadEntry entry, Instant now) {
        return switch (entry) {
            case ThreadEntry.Happened _ -> place(row, seq, row.lastActivityAt());
            case ThreadEntry.Written note when note.kind() == MessageKind.NOTE -> place(row, seq, now);
            case ThreadEntry.Written message -> after(row, seq, message, now);
        };
    }

    private static ConversationColumns after(
            ConversationColumns row, long seq, ThreadEntry.Written message, Instant now) {
        boolean inbound = message.kind() == MessageKind.INBOUND;
        Author author = message.writer().author();
        boolean person = author == Author.AGENT || author == Author.ELSEWHERE;
        Instant waiting = row.waitingSince();
        if (inbound && waiting == null && !message.automatic()) waiting = now;
        if (!inbound && person) waiting = null;
        return new ConversationColumns(
                row.id(),
                row.contactId(),
                row.groupId(),
                row.status(),
                row.priority(),
                message.subject() == null
                        ? row.subject()
                        : message.subject().first(1000).value(),
                seq,
                row.messageCount() + 1,
                row.agentAnswered() || (!inbound && person),
                message.channel(),
                message.accountId() == null ? row.accountId() : message.accountId(),
                preview(message),
                author,
                author == Author.AGENT ? message.writer().id() : null,
                row.createdAt(),
                later(row.lastActivityAt(), now),
                inbound ? later(row.lastInboundAt(), earlier(message.sentAt(), now)) : row.lastInboundAt(),
                waiting,
                row.resolvedAt(),
                row.resolvedBy(),
                row.previousId());
    }

    private static String preview(ThreadEntry.Written message) {
        String text = LockedConversation.oneLine(message.text().value());
        if (text.isEmpty() && !message.files().isEmpty())
            return LockedConversation.oneLine(message.files().getFirst().name().value());
        return text;
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }

    /** A sender's clock may be wrong; it cannot be ahead of ours. */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static ConversationColumns place(ConversationColumns row, long seq, Instant activity) {
        return copy(
                row,
                seq,
                later(row.lastActivityAt(), activity),
                row.status(),
                row.groupId(),
                row.priority(),
                row.resolvedAt(),
                row.resolvedBy(),
                row.waitingSince());
    }

    /** The row with this state; opening it forgets who resolved it. */
    static ConversationColumns with(
            ConversationColumns row, ConversationStatus status, @Nullable UUID group, Priority priority) {
        boolean open = status == ConversationStatus.OPEN;
        return copy(
                row,
                row.lastSeq(),
                row.lastActivityAt(),
                status,
                group,
                priority,
                open ? null : row.resolvedAt(),
                open ? null : row.resolvedBy(),
                row.waitingSince());
    }

    /** The row, resolved: nobody waits any more. */
    static ConversationColumns resolved(ConversationColumns row, @Nullable UUID by, Instant at) {
        return copy(
                row,
                row.lastSeq(),
                row.lastActivityAt(),
                ConversationStatus.RESOLVED,
                row.groupId(),
                row.priority(),
                at,
                by,
                null);
    }

    private static ConversationColumns copy(
            ConversationColumns row,
            long seq,
            Instant activity,
            ConversationStatus status,
            @Nullable UUID group,
            Priority priority,
            @Nullable Instant resolvedAt,
            @Nullable UUID resolvedBy,
            @Nullable Instant waitingSince) {
        return new ConversationColumns(
                row.id(),
                row.contactId(),
                group,
                status,
                priority,
                row.subject(),
                seq,
                row.messageCount(),
                row.agentAnswered(),
                row.channel(),
                row.accountId(),
                row.preview(),
                row.previewBy(),
                row.previewById(),
                row.createdAt(),
                activity,
                row.lastInboundAt(),
                waitingSince,
                resolvedAt,
                resolvedBy,
                row.previousId());
    }
}
