package dev.tributary.engine.reaction;

import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.masking.MaskedText;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What reactions read and write besides conversations. Takes part in the running transaction. */
public interface ReactionStore {
    /** A contact, as rules see one. */
    Snapshot.Contact contact(UUID contact);

    /** The name of a channel account. */
    Optional<String> accountName(UUID account);

    /** A stored message, as rules see one. */
    Optional<Snapshot.Message> message(UUID message);

    /** What the customer's last message in a conversation says of machines; neither, where there is none. */
    Manner lastInbound(UUID conversation);

    /** How many messages rules have sent to a contact since then, in whatever conversation. */
    int automaticSince(UUID contact, Instant since);

    /** Whether rules have answered an address by mail since then, from whatever mailbox of the house. */
    boolean mailedSince(String address, Instant since);

    /** Whether rules have written to the customer by mail in a conversation since then. */
    boolean mailedSince(UUID conversation, Instant since);

    /** What these agents have to do; who has nothing and never had is missing. */
    Map<UUID, Load> loads(Collection<UUID> agents);

    /** Fills in a field of a contact: name, email, phone or language. */
    void changeContact(UUID contact, Field field, MaskedText value, Instant now);

    /** Puts a tag on a contact, unless it is there. */
    void tagContact(UUID contact, MaskedText tag);

    /** Takes no more from a contact. */
    void ban(UUID contact, Instant now);

    /** The conversation that a visitor rates: for which a rating was asked last, else the newest. */
    Optional<Rateable> toRate(VisitorIdentity visitor);

    /** Keeps what the customer wrote to a rating, and when it came. */
    void rated(UUID conversation, @Nullable MaskedText comment, Instant now);

    /** When a rating was last asked for in a conversation. */
    Optional<Instant> ratingAsked(UUID conversation);

    /** A rating is asked for now. */
    void askRating(UUID conversation, Instant now);

    /** A field of a contact that rules may fill in. */
    enum Field {
        NAME,
        EMAIL,
        PHONE,
        LANGUAGE
    }

    /**
     * What a message says of machines.
     *
     * @param automatic whether one wrote it
     * @param quiet whether its sender asks them not to answer
     */
    record Manner(boolean automatic, boolean quiet) {}

    /**
     * What an agent has to do.
     *
     * @param open how many open conversations are theirs
     * @param lastAssigned when one was last assigned to them, or null
     */
    record Load(int open, @Nullable Instant lastAssigned) {}

    /**
     * A conversation that can be rated.
     *
     * @param conversation the conversation
     * @param askedAt when a rule last asked for it, or null
     * @param ratedAt when it was last rated, or null
     */
    record Rateable(
            UUID conversation,
            @Nullable Instant askedAt,
            @Nullable Instant ratedAt) {}
}
