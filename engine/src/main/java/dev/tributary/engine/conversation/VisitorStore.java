package dev.tributary.engine.conversation;

import dev.tributary.engine.conversation.VisitorThread.SaidDetails;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.conversation.VisitorThread.VisitorMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the chat box's side of a conversation reads and writes. Takes part in the running transaction. */
public interface VisitorStore {
    /** Adds a visitor. */
    void add(VisitorIdentity visitor, String tokenHash, String origin, Instant now, Instant expiresAt);

    /** The visitor with this token who came from this origin and whose token is still good. */
    Optional<VisitorIdentity> byToken(String tokenHash, String origin, Instant now);

    /** The visitor's conversations; empty before the first message. */
    Set<UUID> conversations(VisitorIdentity visitor);

    /** Messages to and from the visitor in these conversations after a position, oldest first. */
    List<VisitorMessage> after(VisitorIdentity visitor, Set<UUID> conversations, long position, int limit);

    /** One message in these conversations. */
    Optional<VisitorMessage> message(VisitorIdentity visitor, Set<UUID> conversations, UUID messageId);

    /** A file of a message to or from the visitor in these conversations. */
    Optional<FileContent> file(VisitorIdentity visitor, Set<UUID> conversations, UUID file);

    /** The bytes of the visitor's files in the conversation in which she wrote last. */
    long sentBytes(VisitorIdentity visitor);

    /** Visitors who talk in these conversations. */
    Set<UUID> visitorsOf(Set<UUID> conversations);

    /** Messages to the visitor up to a position that are not read yet. */
    Set<UUID> unread(VisitorIdentity visitor, Set<UUID> conversations, long position);

    /** What the visitor said of herself so far. */
    SaidDetails details(VisitorIdentity visitor);

    /**
     * Keeps what the visitor says of herself, and writes it on her card where that is empty or holds what she said before,
     * making a contact when there is none.
     */
    Introduced introduce(VisitorIdentity visitor, SaidDetails said, @Nullable String consentWording, Instant now);

    /**
     * What became of an introduction.
     *
     * @param changed whether the card changed
     * @param kept the fields that say something else on the card and were left so
     */
    record Introduced(boolean changed, List<Desk.ContactField> kept) {
        public Introduced {
            kept = List.copyOf(kept);
        }
    }
}
