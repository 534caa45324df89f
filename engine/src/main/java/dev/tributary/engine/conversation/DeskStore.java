package dev.tributary.engine.conversation;

import dev.tributary.engine.masking.MaskedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What commands read and write besides the conversation itself. Takes part in the caller's transaction, which holds the
 * conversation's row lock.
 */
public interface DeskStore {
    /** Whether the customer wrote after this place. */
    boolean inboundAfter(UUID conversation, long seq);

    /** The subject of the customer's last message that had one. */
    Optional<String> lastInboundSubject(UUID conversation);

    /** Whether there is such an account and it works. */
    boolean accountActive(UUID account);

    /** Keeps an agent's draft, the only one there. */
    void keepDraft(
            UUID conversation, UUID agent, String mode, @Nullable MaskedText subject, MaskedText body, Instant at);

    /** Forgets it. */
    void dropDraft(UUID conversation, UUID agent);

    /** Remembers up to where an agent has seen the thread; false when that is not further than before. */
    boolean see(UUID conversation, UUID agent, long seq, Instant at);

    /** Changes a field of a contact, or empties it; false when it was so already. */
    boolean changeContact(UUID contact, Desk.ContactField field, @Nullable MaskedText value, Instant at);

    /** Puts a tag on a contact; false when it was there. */
    boolean tagContact(UUID contact, MaskedText tag);

    /** Takes a tag off a contact; false when it was not there. */
    boolean untagContact(UUID contact, String tag);

    /** Conversations that are not resolved and have this agent as an assignee, at most so many. */
    List<UUID> unresolvedOf(UUID agent, int limit);
}
