package dev.tributary.engine.spi;

import dev.tributary.engine.masking.Unmasked;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that a customer wrote.
 *
 * @param account where it arrived
 * @param externalId the channel's own id of the message, unique in the account: the key that makes a repeat a no-op
 * @param idMayBeShared whether two different messages may come with that id, because the sender's side wrote it (a mail's
 *     Message-ID) or it is made up of who and when: then only the same content is a repeat, and another message is kept
 *     and flagged
 * @param sender who the channel says wrote it
 * @param subject the subject, where the channel has one
 * @param text what a person reads, as plain text, without quotation; may be empty when there are only files
 * @param html the original HTML, where there is one
 * @param quoted quotation and signature that were cut off {@code text}, kept apart so that nothing is lost
 * @param choice what the button stands for that was pressed, where the text is only what is written on it; for rules; or null
 * @param files attachments and inline images
 * @param clues what may tell which conversation it belongs to
 * @param automatic true for auto-replies, bounces and the like: never reopens, is never answered automatically
 * @param quiet whether the sender asks machines not to answer it; that makes it neither automatic nor any less of a message
 * @param visit where the visitor stood when writing, for website chat
 * @param sentAt when the sender's side says it was sent
 * @param turn whose turn it is to answer
 */
public record InboundMessage(
        AccountKey account,
        String externalId,
        boolean idMayBeShared,
        Sender sender,
        @Nullable Unmasked subject,
        Unmasked text,
        @Nullable Unmasked html,
        @Nullable Unmasked quoted,
        @Nullable Unmasked choice,
        List<InboundFile> files,
        ThreadingClues clues,
        boolean automatic,
        boolean quiet,
        @Nullable Visit visit,
        Instant sentAt,
        Turn turn)
        implements ChannelEvent {
    /** Where several apps share an account, one of them answers; the others only hear what is said. */
    public enum Turn {
        /** The channel does not say. */
        UNSAID,
        OURS,
        /** Overheard: it is shown, asks no rule and waits for nobody. */
        OTHERS
    }

    public InboundMessage {
        files = List.copyOf(files);
    }

    /** Of a channel that has no buttons and says of nobody that it is their turn, or that machines are not to answer. */
    public InboundMessage(
            AccountKey account,
            String externalId,
            boolean idMayBeShared,
            Sender sender,
            @Nullable Unmasked subject,
            Unmasked text,
            @Nullable Unmasked html,
            @Nullable Unmasked quoted,
            List<InboundFile> files,
            ThreadingClues clues,
            boolean automatic,
            @Nullable Visit visit,
            Instant sentAt) {
        this(
                account,
                externalId,
                idMayBeShared,
                sender,
                subject,
                text,
                html,
                quoted,
                null,
                files,
                clues,
                automatic,
                false,
                visit,
                sentAt,
                Turn.UNSAID);
    }
}
