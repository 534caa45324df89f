package dev.tributary.engine.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the customer of a conversation is read, and how they can be reached. Checks nothing. */
public interface CustomerStore {
    /** The card of a contact; earlier conversations are not its to know and come from {@link QueueStore}. */
    ContactCard card(UUID contact, List<ConversationRow> earlier);

    /** The addresses of a contact in every active account, seen from one of the contact's conversations. */
    List<Address> addresses(UUID contact, UUID conversation);

    /** When the contact last wrote in each of these accounts, in whatever conversation. */
    Map<UUID, Instant> lastInbound(UUID contact, Set<UUID> accounts);

    /** The account in which the customer last wrote in a conversation. */
    Optional<UUID> lastInboundAccount(UUID conversation);

    /** What the header shows besides the row. */
    HeadFacts head(UUID conversation, UUID agent);

    /** The newest picture that a channel has of a contact. */
    Optional<Picture> picture(UUID contact);

    /** This agent's draft in a conversation. */
    Optional<Draft> draft(UUID conversation, UUID agent);

    /**
     * Another app answers a customer in an account, or none does any more. What is older than what is known changes nothing.
     *
     * @param owner the app, empty when it is not known which, or null
     * @return their latest conversation there, when that made a difference
     */
    Optional<UUID> owned(UUID account, String customer, @Nullable String owner, Instant at);

    /** The latest conversation of a customer in an account. */
    Optional<UUID> latest(UUID account, String customer);

    /**
     * An address of a contact in an account.
     *
     * @param accountId the account
     * @param channel its channel
     * @param accountName its name
     * @param recipient the address
     * @param met since when it is known to be theirs
     * @param here whether the conversation is the one in which it last wrote
     * @param heardAt when they last did something there, besides writing, that lets us answer, or null
     * @param answerableUntil until when the channel said that we may answer, or null
     * @param shared whether the channel ever said which app answers them there
     * @param owner the app that answers them there in our place, empty when it is not known which, or null
     */
    record Address(
            UUID accountId,
            String channel,
            String accountName,
            String recipient,
            Instant met,
            boolean here,
            @Nullable Instant heardAt,
            @Nullable Instant answerableUntil,
            boolean shared,
            @Nullable String owner) {}

    /**
     * What the header shows besides the row.
     *
     * @param subject the subject
     * @param lastSeq the newest message's place
     * @param seenSeq up to where the agent has seen it
     * @param resolvedBy who resolved it, or null
     * @param resolvedAt when, or null
     * @param pictured whether there is a picture of the customer
     */
    record HeadFacts(
            @Nullable String subject,
            long lastSeq,
            long seenSeq,
            @Nullable UUID resolvedBy,
            @Nullable Instant resolvedAt,
            boolean pictured) {}
}
