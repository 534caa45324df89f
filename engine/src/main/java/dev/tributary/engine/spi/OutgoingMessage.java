package dev.tributary.engine.spi;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to send, as {@code from("conversation:…")} gives it to a channel route.
 *
 * @param deliveryId the delivery: the deterministic key of this sending; a repeat carries the same one
 * @param attempt 1 for the first try
 * @param accountId the account to send from
 * @param account its key
 * @param conversationId the conversation
 * @param messageId the message
 * @param recipient the customer's address or id in the account
 * @param recipientName the customer's name, where known
 * @param subject the subject, for channels that have one
 * @param text the text, masked
 * @param authorName who wrote it, as customers see it
 * @param writtenByPerson true when an agent wrote it, false when a rule did
 * @param files attachments
 * @param inReplyTo the id of the customer's last message in this account, or null
 * @param references ids of earlier messages, oldest first
 * @param lastInboundAt when the customer was last heard in this account, by the channel's clock, or null: channels with a
 *     reply window check it
 * @param answerableUntil until when the channel lets us answer, where that is longer than its reply window, or null
 * @param writtenAt when it was written
 * @param conversationNumber the conversation's number, or 0 when it has none
 * @param threadRoot the root of Outlook's Thread-Index that the customer's mails have, in hex, or null
 * @param takenIds the ids under which the other side has pieces of it already, from earlier tries
 *     ({@link SendOutcome.Partly}) or because it told them back; in no order, usually empty
 */
public record OutgoingMessage(
        UUID deliveryId,
        int attempt,
        UUID accountId,
        AccountKey account,
        UUID conversationId,
        UUID messageId,
        String recipient,
        @Nullable String recipientName,
        @Nullable String subject,
        String text,
        String authorName,
        boolean writtenByPerson,
        List<OutgoingFile> files,
        @Nullable String inReplyTo,
        List<String> references,
        @Nullable Instant lastInboundAt,
        @Nullable Instant answerableUntil,
        Instant writtenAt,
        long conversationNumber,
        @Nullable String threadRoot,
        List<String> takenIds) {

    public OutgoingMessage {
        files = List.copyOf(files);
        references = List.copyOf(references);
        takenIds = List.copyOf(takenIds);
    }

    /** One that may be answered no longer than the reply window, without what only mails carry. */
    public OutgoingMessage(
            UUID deliveryId,
            int attempt,
            UUID accountId,
            AccountKey account,
            UUID conversationId,
            UUID messageId,
            String recipient,
            @Nullable String recipientName,
            @Nullable String subject,
            String text,
            String authorName,
            boolean writtenByPerson,
            List<OutgoingFile> files,
            @Nullable String inReplyTo,
            List<String> references,
            @Nullable Instant lastInboundAt,
            Instant writtenAt) {
        this(
                deliveryId,
                attempt,
                accountId,
                account,
                conversationId,
                messageId,
                recipient,
                recipientName,
                subject,
                text,
                authorName,
                writtenByPerson,
                files,
                inReplyTo,
                references,
                lastInboundAt,
                null,
                writtenAt,
                0,
                null,
                List.of());
    }
}
