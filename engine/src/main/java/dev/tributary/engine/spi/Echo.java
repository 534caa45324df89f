package dev.tributary.engine.spi;

import dev.tributary.engine.masking.Unmasked;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that went out in our account's name, told back by the channel: either one of ours (then {@code deliveryId}
 * names it) or one that somebody wrote elsewhere, for example in the page's own inbox.
 *
 * @param account the account
 * @param externalId the channel's id of the message
 * @param recipient the customer's id in the account
 * @param conversationExternalId the channel's own name of the place where it was written, as the customer's messages have it
 *     ({@link ThreadingClues}), or null
 * @param inReplyTo the channel's id of the message it answers, or null
 * @param deliveryId our delivery, when the channel carried our id back; the echo may overtake the answer of the send
 * @param piece whether the message goes out in several pieces of which this is not the last: that it arrived says nothing of
 *     the message
 * @param text what was written
 * @param files what was attached
 * @param sentAt when
 * @param overheard whether another app that answers the customer wrote it, so that no rule is asked
 */
public record Echo(
        AccountKey account,
        String externalId,
        String recipient,
        @Nullable String conversationExternalId,
        @Nullable String inReplyTo,
        @Nullable UUID deliveryId,
        boolean piece,
        Unmasked text,
        List<InboundFile> files,
        Instant sentAt,
        boolean overheard)
        implements ChannelEvent {

    public Echo {
        files = List.copyOf(files);
    }

    /** The whole message, where no other app answers. */
    public Echo(
            AccountKey account,
            String externalId,
            String recipient,
            @Nullable String conversationExternalId,
            @Nullable String inReplyTo,
            @Nullable UUID deliveryId,
            Unmasked text,
            List<InboundFile> files,
            Instant sentAt) {
        this(
                account,
                externalId,
                recipient,
                conversationExternalId,
                inReplyTo,
                deliveryId,
                false,
                text,
                files,
                sentAt,
                false);
    }

    /** The whole message, where the channel knows of no places and no answers. */
    public Echo(
            AccountKey account,
            String externalId,
            String recipient,
            @Nullable UUID deliveryId,
            Unmasked text,
            List<InboundFile> files,
            Instant sentAt) {
        this(account, externalId, recipient, null, null, deliveryId, text, files, sentAt);
    }
}
