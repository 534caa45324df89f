package dev.tributary.engine.conversation;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.masking.Unmasked;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What agents do. Every command runs in one transaction under the conversation's row lock, checks the agent's rights
 * itself, and throws {@link CommandRefused} with the reason when it is refused; nothing has changed then.
 */
public interface Desk {
    /** Answers the customer; the message goes through the outbox. Returns the message's id. */
    UUID reply(UUID agent, UUID conversation, Reply reply);

    /** Writes a note that only agents see. Returns the message's id. */
    UUID note(UUID agent, UUID conversation, Unmasked text);

    /** Takes an unassigned conversation; refused with {@code ALREADY_TAKEN} and the name when somebody was faster. */
    void take(UUID agent, UUID conversation);

    /** Sets who works on it (possibly nobody) and its group (possibly none). */
    void assign(UUID agent, UUID conversation, Set<UUID> assignees, @Nullable UUID group);

    /** Resolves it: only an assignee, an agent with full access, the owner. */
    void resolve(UUID agent, UUID conversation);

    /** Opens it again. */
    void reopen(UUID agent, UUID conversation);

    /** Puts a tag on it. */
    void tag(UUID agent, UUID conversation, Unmasked tag);

    /** Takes a tag off it. */
    void untag(UUID agent, UUID conversation, String tag);

    /** Sets how much it presses. */
    void prioritise(UUID agent, UUID conversation, Priority priority);

    /** Keeps a draft, or forgets it when the text is blank. */
    void keepDraft(UUID agent, UUID conversation, String mode, @Nullable Unmasked subject, Unmasked text);

    /** Remembers up to where the agent has seen the thread. Never goes back. */
    void seen(UUID agent, UUID conversation, long seq);

    /** Changes a field of the customer's card. */
    void changeContact(UUID agent, UUID conversation, ContactField field, Unmasked value);

    /** Puts a tag on the customer. */
    void tagContact(UUID agent, UUID conversation, Unmasked tag);

    /** Takes a tag off the customer. */
    void untagContact(UUID agent, UUID conversation, String tag);

    /** Sends a message again that failed, was given up, or whose fate is unknown. */
    void sendAgain(UUID agent, UUID message);

    /**
     * Has us answer the customer where another app did. Blocking, for some seconds.
     *
     * @throws CommandRefused {@code OTHER_SIDE_REFUSED} with its words, {@code OTHER_SIDE_SILENT} where it has none
     */
    void takeOver(UUID agent, UUID conversation);

    /** Leaves the customer to the other apps again; as {@link #takeOver}. */
    void handBack(UUID agent, UUID conversation);

    /** The fields of the card that agents can change. */
    enum ContactField {
        NAME,
        EMAIL,
        PHONE,
        NOTES
    }
}
