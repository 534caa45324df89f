package dev.tributary.engine.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an incoming message brings that may tell which conversation it belongs to (RFC 5322 section 3.6.4).
 *
 * @param conversationExternalId the channel's own name of the place where it was written, where it has one: what the same
 *     sender writes there is one conversation
 * @param inReplyTo id of the message it answers, without angle brackets; outside mail the thread shows that one with it
 * @param references ids of its ancestors, oldest first, without angle brackets
 * @param recipients addresses it was sent to, for reply tokens
 * @param copied those of them that the sender's header names ({@code To} and {@code Cc}): who is let in on it
 * @param threadRoot the root of Outlook's Thread-Index in hex, or null
 */
public record ThreadingClues(
        @Nullable String conversationExternalId,
        @Nullable String inReplyTo,
        List<String> references,
        List<String> recipients,
        List<String> copied,
        @Nullable String threadRoot) {

    /** No clue at all: the conversation follows from who is writing. */
    public static final ThreadingClues NONE = new ThreadingClues(null, null, List.of(), List.of());

    /** Without what only mails have. */
    public ThreadingClues(
            @Nullable String conversationExternalId,
            @Nullable String inReplyTo,
            List<String> references,
            List<String> recipients) {
        this(conversationExternalId, inReplyTo, references, recipients, List.of(), null);
    }

    public ThreadingClues {
        references = List.copyOf(references);
        recipients = List.copyOf(recipients);
        copied = List.copyOf(copied);
    }
}
