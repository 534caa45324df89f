package dev.tributary.engine.conversation;

import dev.tributary.engine.masking.Unmasked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a website visitor sees and does: the chat box's side of a conversation. Notes and events are never in it.
 */
public interface VisitorThread {
    /**
     * Makes a visitor for a website account and returns the id and a fresh token (128 bits or more, shown once, stored
     * hashed).
     */
    NewVisitor welcome(UUID accountId, String origin, Duration validity);

    /** The visitor behind a token that is valid for this origin. */
    Optional<VisitorIdentity> byToken(String token, String origin);

    /** Messages of the visitor after a position, oldest first, at most {@code limit}. Positions grow. */
    List<VisitorMessage> after(VisitorIdentity visitor, long position, int limit);

    /** One message of the visitor, as the box shows it: what is answered once it is stored. */
    Optional<VisitorMessage> message(VisitorIdentity visitor, UUID messageId);

    /** A file in the visitor's own thread; empty for every other file there is. */
    Optional<FileContent> file(VisitorIdentity visitor, UUID fileId);

    /** How many bytes of files the visitor has sent into the conversation that she would write in now. */
    long sentBytes(VisitorIdentity visitor);

    /** The ids of the visitors whose boxes show these conversations: whom to wake when something new stands there. */
    Set<UUID> visitorsOf(Set<UUID> conversationIds);

    /** The visitor has seen the agents' messages up to a position: receipts for them. */
    void seen(VisitorIdentity visitor, long position);

    /**
     * What the visitor says of herself in the box. Fills the card where it is empty, and takes the place of what she said
     * before; what others wrote there stays, and the thread tells that she says something else. Never merges.
     */
    void introduce(VisitorIdentity visitor, Details details, @Nullable String consentWording);

    /** What the visitor said of herself so far, as she may see and change it. */
    SaidDetails details(VisitorIdentity visitor);

    /**
     * What a visitor says of herself; null where she says nothing.
     *
     * @param name her name
     * @param email her mail address
     * @param phone her phone number
     */
    record Details(
            @Nullable Unmasked name,
            @Nullable Unmasked email,
            @Nullable Unmasked phone) {}

    /**
     * What a visitor said of herself, masked.
     *
     * @param name her name, or null
     * @param email her mail address, or null
     * @param phone her phone number, or null
     * @param agreedAt when she agreed to it being kept, or null
     */
    record SaidDetails(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable Instant agreedAt) {
        /** Of somebody who said nothing. */
        public static final SaidDetails NONE = new SaidDetails(null, null, null, null);
    }

    /**
     * A visitor just made.
     *
     * @param visitor who
     * @param token the token, in clear, for the browser to keep
     */
    record NewVisitor(VisitorIdentity visitor, String token) {}

    /**
     * A visitor.
     *
     * @param id the id; also the sender's external id in the account
     * @param accountId the website
     */
    record VisitorIdentity(UUID id, UUID accountId) {}

    /**
     * A message as the chat box shows it.
     *
     * @param position its place in the visitor's stream: the event id to resume from
     * @param id the message
     * @param mine whether the visitor wrote it
     * @param clientId the id the box gave it when the visitor wrote it, or null
     * @param authorName who wrote it
     * @param text its text, masked
     * @param files attachments
     * @param ask what it asks the box to show a form for: {@code rating}, or null
     * @param sentAt when
     */
    record VisitorMessage(
            long position,
            UUID id,
            boolean mine,
            @Nullable String clientId,
            String authorName,
            String text,
            List<FileRow> files,
            @Nullable String ask,
            Instant sentAt) {
        public VisitorMessage {
            files = List.copyOf(files);
        }
    }
}
