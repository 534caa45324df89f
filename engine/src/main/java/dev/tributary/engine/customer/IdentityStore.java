package dev.tributary.engine.customer;

import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.masking.MaskedText;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where it is kept who is who. Takes part in the running transaction. */
public interface IdentityStore {
    /** Who the visitor is; her identity is locked, as when a message of hers is taken in. */
    Optional<UUID> lockContactOf(VisitorIdentity visitor);

    /** Whose this signed id is. */
    Optional<UUID> contactOf(UUID account, String signedId);

    /** Whether somebody's signature vouched for the contact. */
    boolean isSigned(UUID contact);

    /** Makes a contact of whom nothing is known. */
    UUID begin(Instant now);

    /** The visitor is this contact from now on, and goes on in their latest conversation in her account. */
    void join(VisitorIdentity visitor, UUID contact, Instant now);

    /** The signed id is the contact's. */
    void sign(UUID account, String signedId, UUID contact, Instant now);

    /** Fills what is empty; false when nothing was. */
    boolean fill(
            UUID contact,
            @Nullable MaskedText name,
            @Nullable MaskedText email,
            @Nullable MaskedText phone,
            Instant now);

    /** Keeps or takes away an item of custom data; false when it was so, or there is proof of something else. */
    boolean put(UUID contact, MaskedText name, @Nullable MaskedText content, boolean proven, Instant now);

    /**
     * Two contacts become one: conversations, identities, tags and data move, fields fill what is empty, notes are put
     * together, and the first is no more. Conversations are locked before contacts, as by every command.
     */
    void merge(UUID from, UUID into, Instant now);

    /** The contact's conversations. */
    Set<UUID> conversations(UUID contact);

    /** The visitor's token is good no longer. */
    void expire(VisitorIdentity visitor, Instant now);
}
