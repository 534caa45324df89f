package dev.tributary.engine.decision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a rule can see of a message and where it arrived. Texts are masked. Times are relative to {@code now}, so that
 * the same snapshot gives the same verdict forever.
 *
 * @param event what happened, for example {@code messageReceived}
 * @param now the decision's own time
 * @param message the message
 * @param contact who wrote it
 * @param conversation the conversation it would join
 */
public record Snapshot(String event, Instant now, Message message, Contact contact, Conversation conversation) {

    /**
     * The message.
     *
     * @param channel key of its channel
     * @param account name of its account
     * @param text its text
     * @param subject its subject, or null
     * @param automatic whether a machine wrote it
     * @param files names of its attachments
     * @param pageUrl where the visitor stood, or null
     */
    public record Message(
            String channel,
            String account,
            String text,
            @Nullable String subject,
            boolean automatic,
            List<String> files,
            @Nullable String pageUrl) {
        public Message {
            files = List.copyOf(files);
        }
    }

    /**
     * The customer.
     *
     * @param name name, or null
     * @param email address, or null
     * @param phone number, or null
     * @param language language tag, or null
     * @param tags contact tags
     * @param conversationCount how many conversations they ever had, this one included
     */
    public record Contact(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String language,
            List<String> tags,
            int conversationCount) {
        public Contact {
            tags = List.copyOf(tags);
        }
    }

    /**
     * The conversation.
     *
     * @param isNew whether this message starts it
     * @param status {@code open} or {@code resolved}, before the message
     * @param messageCount messages in it before this one
     * @param subject its subject, or null
     * @param priority {@code low}, {@code normal}, {@code high} or {@code urgent}
     * @param group code of its group, or null
     * @param assignees addresses of its assignees; for a resolved one, of those it had
     * @param assigneeOnShift whether one of them is online or away
     * @param tags its tags
     * @param resolvedAt when it was resolved, or null
     * @param lastActivityAt when something last happened in it, or null for a new one
     */
    public record Conversation(
            boolean isNew,
            String status,
            int messageCount,
            @Nullable String subject,
            String priority,
            @Nullable String group,
            List<String> assignees,
            boolean assigneeOnShift,
            List<String> tags,
            @Nullable Instant resolvedAt,
            @Nullable Instant lastActivityAt) {
        public Conversation {
            assignees = List.copyOf(assignees);
            tags = List.copyOf(tags);
        }
    }
}
