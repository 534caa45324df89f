package dev.tributary.engine.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a conversation's row follows from what happens in it. Pure. */
final class Summary {
    private Summary() {}

    /**
     * The row after an entry took its place. A note counts as activity; an event line moves nothing but the place, and so
     * does the question how it was, which is nothing that was said. What a rule writes is no activity either: what waits
     * for a conversation to fall idle must not be put off by itself.
     */
    static ConversationColumns after(ConversationColumns row, long seq, ThreadEntry entry, Instant now) {
        return switch (entry) {
            case ThreadEntry.Happened _ -> place(row, seq, row.lastActivityAt());
            case ThreadEntry.Written question
            when Ratings.ASKED.equals(question.details()) -> place(row, seq, row.lastActivityAt());
            case ThreadEntry.Written note
            when note.kind() == MessageKind.NOTE -> place(row, seq, activity(row, note, now));
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
                activity(row, message, now),
                inbound ? later(row.lastInboundAt(), earlier(message.sentAt(), now)) : row.lastInboundAt(),
                waiting,
                row.snoozedUntil(),
                row.resolvedAt(),
                row.resolvedBy(),
                row.previousId(),
                row.rating());
    }

    private static Instant activity(ConversationColumns row, ThreadEntry.Written written, Instant now) {
        return written.writer().author() == Author.RULE ? row.lastActivityAt() : later(row.lastActivityAt(), now);
    }

    private static String preview(ThreadEntry.Written message) {
        String text = LockedConversation.oneLine(message.text().value());
        if (text.isEmpty() && !message.files().isEmpty())
            return LockedConversation.oneLine(message.files().getFirst().name().value());
        return text;
    }

    static Instant later(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }

    /** A sender's clock may be wrong; it cannot be ahead of ours. */
    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The row with the place of its newest entry. */
    static ConversationColumns place(ConversationColumns row, long seq, Instant activity) {
        return copy(row, seq, activity, standing(row), row.groupId(), row.priority(), row.waitingSince());
    }

    /** The row of a customer who waits since then, or does not. */
    static ConversationColumns waiting(ConversationColumns row, @Nullable Instant since) {
        return copy(row, row.lastSeq(), row.lastActivityAt(), standing(row), row.groupId(), row.priority(), since);
    }

    /** The row in this group. */
    static ConversationColumns grouped(ConversationColumns row, @Nullable UUID group) {
        return copy(row, row.lastSeq(), row.lastActivityAt(), standing(row), group, row.priority(), row.waitingSince());
    }

    /** The row with this priority. */
    static ConversationColumns prioritised(ConversationColumns row, Priority priority) {
        return copy(
                row, row.lastSeq(), row.lastActivityAt(), standing(row), row.groupId(), priority, row.waitingSince());
    }

    /** The row, open again: that is activity. Who resolved it is forgotten. */
    static ConversationColumns opened(ConversationColumns row, Instant at) {
        Standing open = new Standing(ConversationStatus.OPEN, null, null, null);
        return copy(
                row,
                row.lastSeq(),
                later(row.lastActivityAt(), at),
                open,
                row.groupId(),
                row.priority(),
                row.waitingSince());
    }

    /** The row, put aside. */
    static ConversationColumns snoozed(ConversationColumns row, Instant until) {
        Standing aside = new Standing(ConversationStatus.SNOOZED, until, null, null);
        return copy(row, row.lastSeq(), row.lastActivityAt(), aside, row.groupId(), row.priority(), row.waitingSince());
    }

    /** The row, resolved: nobody waits any more. */
    static ConversationColumns resolved(ConversationColumns row, @Nullable UUID by, Instant at) {
        Standing done = new Standing(ConversationStatus.RESOLVED, null, at, by);
        return copy(row, row.lastSeq(), row.lastActivityAt(), done, row.groupId(), row.priority(), null);
    }

    private static Standing standing(ConversationColumns row) {
        return new Standing(row.status(), row.snoozedUntil(), row.resolvedAt(), row.resolvedBy());
    }

    /** The row of a conversation that the customer rated. */
    static ConversationColumns rated(ConversationColumns row, int score) {
        return with(row, row.preview(), score);
    }

    /** The row of a conversation whose last message says something else now. */
    static ConversationColumns saying(ConversationColumns row, String preview) {
        return with(row, preview, row.rating());
    }

    private static ConversationColumns with(ConversationColumns row, String preview, @Nullable Integer rating) {
        return new ConversationColumns(
                row.id(),
                row.contactId(),
                row.groupId(),
                row.status(),
                row.priority(),
                row.subject(),
                row.lastSeq(),
                row.messageCount(),
                row.agentAnswered(),
                row.channel(),
                row.accountId(),
                preview,
                row.previewBy(),
                row.previewById(),
                row.createdAt(),
                row.lastActivityAt(),
                row.lastInboundAt(),
                row.waitingSince(),
                row.snoozedUntil(),
                row.resolvedAt(),
                row.resolvedBy(),
                row.previousId(),
                rating);
    }

    private static ConversationColumns copy(
            ConversationColumns row,
            long seq,
            Instant activity,
            Standing standing,
            @Nullable UUID group,
            Priority priority,
            @Nullable Instant waitingSince) {
        return new ConversationColumns(
                row.id(),
                row.contactId(),
                group,
                standing.status(),
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
                standing.snoozedUntil(),
                standing.resolvedAt(),
                standing.resolvedBy(),
                row.previousId(),
                row.rating());
    }

    /** Whether somebody works on it, with what belongs to that. */
    private record Standing(
            ConversationStatus status,
            @Nullable Instant snoozedUntil,
            @Nullable Instant resolvedAt,
            @Nullable UUID resolvedBy) {}
}
