package dev.tributary.routes.stream;

import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.OutgoingFile;
import dev.tributary.engine.spi.OutgoingMessage;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as JSON, version 1: the shape that plug-in routes write. Everything may be missing; {@link EventReader} says
 * what is needed for which kind. Unknown fields are ignored.
 *
 * @param version the version of this shape; 1
 * @param channel the channel's key
 * @param account the account's key
 * @param externalId the channel's id of the message, or of the message that a receipt, echo or failure is about
 * @param conversationExternalId the channel's own name of the place; what the same person writes there is one conversation
 * @param from who is writing
 * @param kind {@code message}, {@code echo}, {@code receipt}, {@code failure}, {@code typing}, {@code edit},
 *     {@code delete} or {@code reaction}
 * @param direction {@code in} or {@code out}; a message that went out is an echo
 * @param to the customer's id, for what went out and for receipts
 * @param deliveryId our delivery, when the channel carries it back
 * @param subject the subject
 * @param text the text; of an edit, what it says now; of a reaction, the sign, or nothing when it was taken off
 * @param html the HTML
 * @param attachments the files
 * @param inReplyTo the id of the message it answers
 * @param choice what the button stands for that was pressed
 * @param state {@code delivered} or {@code read}, for receipts
 * @param code a short machine code, for failures
 * @param automatic whether a machine wrote it
 * @param sentAt when, in ISO 8601 with a zone
 */
public record EventJson(
        @Nullable Integer version,
        @Nullable String channel,
        @Nullable String account,
        @Nullable String externalId,
        @Nullable String conversationExternalId,
        @Nullable Person from,
        @Nullable String kind,
        @Nullable String direction,
        @Nullable String to,
        @Nullable String deliveryId,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html,
        @Nullable List<Attachment> attachments,
        @Nullable String inReplyTo,
        @Nullable String choice,
        @Nullable String state,
        @Nullable String code,
        @Nullable Boolean automatic,
        @Nullable String sentAt) {

    /** The same, with what it does not say of its account taken from this one. */
    EventJson orOf(AccountKey usual) {
        return new EventJson(
                version,
                channel == null ? usual.channel() : channel,
                account == null ? usual.account() : account,
                externalId,
                conversationExternalId,
                from,
                kind,
                direction,
                to,
                deliveryId,
                subject,
                text,
                html,
                attachments,
                inReplyTo,
                choice,
                state,
                code,
                automatic,
                sentAt);
    }

    /** A message to send, in the same shape: {@code to} is the customer, {@code deliveryId} stays the same in a repeat. */
    static EventJson of(OutgoingMessage message) {
        return new EventJson(
                1,
                message.account().channel(),
                message.account().account(),
                message.messageId().toString(),
                message.conversationId().toString(),
                new Person(null, message.authorName(), null),
                "message",
                "out",
                message.recipient(),
                message.deliveryId().toString(),
                message.subject(),
                message.text(),
                null,
                message.files().stream().map(Attachment::of).toList(),
                message.inReplyTo(),
                null,
                null,
                null,
                !message.writtenByPerson(),
                message.writtenAt().toString());
    }

    /**
     * Who is writing.
     *
     * @param id the person's id in the account
     * @param name the display name
     * @param address a mail address
     */
    public record Person(
            @Nullable String id,
            @Nullable String name,
            @Nullable String address) {}

    /**
     * A file.
     *
     * @param name its name
     * @param type its media type
     * @param contentId the id by which HTML refers to it
     * @param content its bytes in Base64
     */
    public record Attachment(
            @Nullable String name,
            @Nullable String type,
            @Nullable String contentId,
            @Nullable String content) {

        static Attachment of(OutgoingFile file) {
            return new Attachment(
                    file.name(), file.mediaType(), null, Base64.getEncoder().encodeToString(file.content()));
        }
    }
}
