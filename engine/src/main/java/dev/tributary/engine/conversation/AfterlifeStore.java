package dev.tributary.engine.conversation;

import dev.tributary.engine.masking.MaskedText;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where it is kept what becomes of messages. Takes part in the running transaction; who writes holds the row lock of the
 * message's conversation.
 */
public interface AfterlifeStore {
    /** The message that a channel knows by this id in an account: one that came in, or one that went out. */
    Optional<Standing> named(UUID account, String externalId);

    /** Gives a message another text and keeps the one it had. */
    void edit(Standing message, MaskedText text, Instant at);

    /** Removes text, files and earlier texts of a message, and what was kept of it to tell why rules decided as they did. */
    void delete(Standing message, Instant at);

    /**
     * Puts a sign on a message in a customer's name, or takes it off.
     *
     * @return whether that changed anything; not, when a later one is known
     */
    boolean react(UUID message, String customer, @Nullable MaskedText sign, Instant at);

    /** What became of these messages; the others are missing. */
    Map<UUID, Afterlife> of(Collection<UUID> messages);

    /**
     * A message as it stands.
     *
     * @param id the message
     * @param conversation its conversation
     * @param author who wrote it
     * @param body its text
     * @param sentAt when it was written
     * @param editedAt when it was changed last, or null
     * @param deletedAt when it was taken back, or null
     * @param newest whether nothing was said after it
     */
    record Standing(
            UUID id,
            UUID conversation,
            Author author,
            String body,
            Instant sentAt,
            @Nullable Instant editedAt,
            @Nullable Instant deletedAt,
            boolean newest) {

        /** Whether a channel may change or take it back: not what was written here. */
        public boolean writtenOutside() {
            return author == Author.CUSTOMER || author == Author.ELSEWHERE;
        }
    }
}
