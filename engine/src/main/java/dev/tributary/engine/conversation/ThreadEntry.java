package dev.tributary.engine.conversation;

import dev.tributary.engine.masking.MaskedText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be put at the end of a thread: something written, or something that happened. */
public sealed interface ThreadEntry {
    /** In a message's details: what its channel calls the message that it answers. */
    String ANSWERS = "answers";
    /** In a message's details: what the button stands for that was pressed, masked. */
    String CHOICE = "choice";

    /** Who is behind it. */
    Writer writer();

    /**
     * A message or a note. Texts are masked by type; the bytes of files must have been through
     * {@link dev.tributary.engine.masking.Masker#maskFile} too.
     *
     * @param kind {@code INBOUND}, {@code OUTBOUND} or {@code NOTE}
     * @param writer who wrote it
     * @param channel key of its channel; for notes that of the conversation
     * @param accountId the account it came in or goes out by, or null for notes
     * @param externalId the channel's id of it, where it has one already
     * @param subject its subject, or null
     * @param text its text
     * @param html its HTML, or null
     * @param quoted quotation and signature, cut off, or null
     * @param automatic whether a machine wrote it
     * @param quiet whether its sender asks machines not to answer it
     * @param details JSON with what its kind needs, at most 20,000 characters, or null
     * @param matchReason JSON that says why it stands in this conversation, or null where that goes without saying
     * @param files what is attached
     * @param sentAt when it was written, as the other side says
     */
    record Written(
            MessageKind kind,
            Writer writer,
            String channel,
            @Nullable UUID accountId,
            @Nullable String externalId,
            @Nullable MaskedText subject,
            MaskedText text,
            @Nullable MaskedText html,
            @Nullable MaskedText quoted,
            boolean automatic,
            boolean quiet,
            @Nullable String details,
            @Nullable String matchReason,
            List<WrittenFile> files,
            Instant sentAt)
            implements ThreadEntry {
        public Written {
            if (kind == MessageKind.EVENT) throw new IllegalArgumentException("an event is not written");
            files = List.copyOf(files);
        }

        /** A note for agents. */
        public static Written note(Writer writer, String channel, MaskedText text, Instant sentAt) {
            return new Written(
                    MessageKind.NOTE,
                    writer,
                    channel,
                    null,
                    null,
                    null,
                    text,
                    null,
                    null,
                    writer.author() != Author.AGENT,
                    false,
                    null,
                    null,
                    List.of(),
                    sentAt);
        }

        /** An answer to the customer, on its way out by this account. */
        public static Written answer(
                Writer writer,
                String channel,
                UUID accountId,
                @Nullable MaskedText subject,
                MaskedText text,
                List<WrittenFile> files,
                Instant sentAt) {
            return new Written(
                    MessageKind.OUTBOUND,
                    writer,
                    channel,
                    accountId,
                    null,
                    subject,
                    text,
                    null,
                    null,
                    writer.author() == Author.RULE,
                    false,
                    null,
                    null,
                    files,
                    sentAt);
        }
    }

    /**
     * Something that happened, told in one quiet line.
     *
     * @param writer who did it
     * @param key the key of the line's text, for example {@code event.resolved}
     * @param arguments what is filled into it, by name; stored as a JSON object
     */
    record Happened(Writer writer, String key, Map<String, String> arguments) implements ThreadEntry {
        public Happened {
            arguments = Map.copyOf(arguments);
        }
    }
}
