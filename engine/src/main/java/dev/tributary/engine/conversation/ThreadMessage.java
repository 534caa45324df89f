package dev.tributary.engine.conversation;

import dev.tributary.engine.outbox.DeliveryState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as a thread shows it.
 *
 * @param id the message
 * @param seq its place in the conversation
 * @param kind what it is
 * @param author who is behind it
 * @param authorId the agent, if an agent
 * @param authorName the name to show
 * @param channel its channel
 * @param accountId its account, or null for notes and events
 * @param subject its subject, or null
 * @param body its text, masked; for events a text key
 * @param html whether there is HTML to show in a sandboxed frame
 * @param quoted the folded quotation, or null
 * @param automatic whether a machine wrote it
 * @param details JSON with what its kind needs: recipients of a mail that came in, arguments of an event
 * @param matchReason JSON that says why it stands in this conversation, or null
 * @param files its attachments
 * @param recipient whom it was sent to: an address or an id in the account; for outgoing ones
 * @param delivery how far it got, for outgoing ones
 * @param failureCode why it failed or is late, for machines, or null
 * @param failure the same in the other side's words, or null
 * @param againAt when what may have arrived may be sent again; for what is of unknown fate
 * @param traced whether rules decided on it, or wrote it, so that "why" can be asked
 * @param sentAt when
 * @param after what became of it since
 * @param answered the message that it answers, where its channel says so and it stands in this conversation; else null
 */
public record ThreadMessage(
        UUID id,
        long seq,
        MessageKind kind,
        Author author,
        @Nullable UUID authorId,
        String authorName,
        String channel,
        @Nullable UUID accountId,
        @Nullable String subject,
        String body,
        boolean html,
        @Nullable String quoted,
        boolean automatic,
        @Nullable String details,
        @Nullable String matchReason,
        List<FileRow> files,
        @Nullable String recipient,
        @Nullable DeliveryState delivery,
        @Nullable String failureCode,
        @Nullable String failure,
        @Nullable Instant againAt,
        boolean traced,
        Instant sentAt,
        Afterlife after,
        @Nullable Answered answered) {
    public ThreadMessage {
        files = List.copyOf(files);
    }
}
