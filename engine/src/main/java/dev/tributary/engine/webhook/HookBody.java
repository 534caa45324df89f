package dev.tributary.engine.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver is told, as JSON. Texts are masked. Times are ISO 8601.
 *
 * @param version of this form, 1
 * @param id the call's own id: the same when it is repeated
 * @param event the event that the rule waited for
 * @param at when
 * @param rule the rule's name
 * @param to whom to tell: addresses of agents, or the customer's; empty when the rule only calls the webhook
 * @param text what to say, or null
 * @param conversation the conversation, as the rules left it
 * @param message the message it is about, or null
 */
public record HookBody(
        int version,
        String id,
        String event,
        String at,
        String rule,
        List<String> to,
        @Nullable String text,
        Conversation conversation,
        @Nullable Message message) {
    /** The form of today. */
    static final int VERSION = 1;

    public HookBody {
        to = List.copyOf(to);
    }

    /**
     * A conversation.
     *
     * @param id its id
     * @param status {@code open}, {@code snoozed} or {@code resolved}
     * @param channel key of the channel of its latest message
     * @param subject its subject, or null
     * @param priority {@code low}, {@code normal}, {@code high} or {@code urgent}
     * @param group code of its group, or null
     * @param assignees addresses of its assignees
     * @param tags its tags
     * @param contactName the customer's name, or null
     * @param contactEmail the customer's address, or null
     */
    public record Conversation(
            String id,
            String status,
            String channel,
            @Nullable String subject,
            String priority,
            @Nullable String group,
            List<String> assignees,
            List<String> tags,
            @Nullable String contactName,
            @Nullable String contactEmail) {
        public Conversation {
            assignees = List.copyOf(assignees);
            tags = List.copyOf(tags);
        }
    }

    /**
     * A message.
     *
     * @param author {@code customer}, {@code agent} or {@code rule}
     * @param channel key of its channel
     * @param subject its subject, or null
     * @param text its text
     */
    public record Message(
            String author, String channel, @Nullable String subject, String text) {}
}
