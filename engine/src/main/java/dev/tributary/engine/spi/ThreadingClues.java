package dev.tributary.engine.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an incoming message brings that may tell which conversation it belongs to (RFC 5322 section 3.6.4).
 *
 * @param conversationExternalId the channel's own conversation id, where it has one
 * @param inReplyTo id of the message it answers, without angle brackets
 * @param references ids of its ancestors, oldest first, without angle brackets
 * @param recipients addresses it was sent to, for reply tokens
 */
public record ThreadingClues(
        @Nullable String conversationExternalId,
        @Nullable String inReplyTo,
        List<String> references,
        List<String> recipients) {

    /** No clue at all: the conversation follows from who is writing. */
    public static final ThreadingClues NONE = new ThreadingClues(null, null, List.of(), List.of());

    public ThreadingClues {
        references = List.copyOf(references);
        recipients = List.copyOf(recipients);
    }
}
