package dev.tributary.engine.conversation;

import dev.tributary.engine.conversation.RearrangingStore.Outline;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a conversation's row follows from everything that is written in it. Pure. */
final class Recount {
    private Recount() {}

    /** The row for these messages; what nobody wrote (status, group, when something last happened) stays. */
    static ConversationColumns of(ConversationColumns row, List<Outline> all) {
        List<Outline> messages = all.stream()
                .filter(one -> one.kind() == MessageKind.INBOUND || one.kind() == MessageKind.OUTBOUND)
                .sorted(Comparator.comparing(Outline::storedAt).thenComparing(Outline::seq))
                .toList();
        String subject = null;
        boolean answered = false;
        Instant inboundAt = null;
        Instant waiting = null;
        Instant activity = row.lastActivityAt();
        for (Outline one : messages) {
            boolean inbound = one.kind() == MessageKind.INBOUND;
            boolean person = !inbound && (one.author() == Author.AGENT || one.author() == Author.ELSEWHERE);
            if (one.subject() != null) subject = one.subject();
            answered |= person;
            if (inbound) inboundAt = Summary.later(inboundAt, Summary.earlier(one.sentAt(), one.storedAt()));
            if (inbound && waiting == null && !one.automatic()) waiting = one.storedAt();
            if (person) waiting = null;
            if (one.author() != Author.RULE) activity = Summary.later(activity, one.storedAt());
        }
        return columns(row, messages, subject, answered, activity, inboundAt, waiting);
    }

    private static ConversationColumns columns(
            ConversationColumns row,
            List<Outline> messages,
            @Nullable String subject,
            boolean answered,
            Instant activity,
            @Nullable Instant inboundAt,
            @Nullable Instant waiting) {
        @Nullable Outline last = messages.isEmpty() ? null : messages.getLast();
        boolean resolved = row.status() == ConversationStatus.RESOLVED;
        return new ConversationColumns(
                row.id(),
                row.contactId(),
                row.groupId(),
                row.status(),
                row.priority(),
                last == null ? row.subject() : subject,
                row.lastSeq(),
                messages.size(),
                answered,
                last == null ? row.channel() : last.channel(),
                last == null || last.accountId() == null ? row.accountId() : last.accountId(),
                last == null ? row.preview() : last.preview(),
                last == null ? row.previewBy() : last.author(),
                last == null || last.author() != Author.AGENT ? null : last.authorId(),
                row.createdAt(),
                activity,
                inboundAt,
                resolved ? null : waiting,
                row.snoozedUntil(),
                row.resolvedAt(),
                row.resolvedBy(),
                row.previousId(),
                row.rating());
    }
}
