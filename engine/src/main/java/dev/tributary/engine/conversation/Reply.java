package dev.tributary.engine.conversation;

import dev.tributary.engine.masking.Unmasked;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer to send.
 *
 * @param accountId the account to answer from
 * @param recipient the customer's address, or null for the one the route names
 * @param subject its subject, for channels that have one, or null for the usual
 * @param text its text
 * @param files what is attached
 * @param seenSeq the newest message the agent had on the screen; the reply is refused when a customer's message came
 *     after it, unless {@code anyway}
 * @param anyway send although a message came in unseen
 */
public record Reply(
        UUID accountId,
        @Nullable String recipient,
        @Nullable Unmasked subject,
        Unmasked text,
        List<NewFile> files,
        long seenSeq,
        boolean anyway) {
    public Reply {
        files = List.copyOf(files);
    }
}
