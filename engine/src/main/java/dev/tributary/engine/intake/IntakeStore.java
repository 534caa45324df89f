package dev.tributary.engine.intake;

import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.spi.AccountKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What intake reads and writes besides conversations. Takes part in the running transaction. */
public interface IntakeStore {
    /** What the name of an Outlook thread among mail ids begins with; behind it its root in hex, a blank, its subject. */
    String TOPIC = "thread-index:";

    /** What every batch begins with, in one query: the newest activation, and which of these accounts take messages in. */
    Start start(Set<AccountKey> keys);

    /** Messages stored already, by account and external id. */
    Map<ExternalKey, IntakeResult.Duplicate> known(Set<ExternalKey> messages);

    /** Which of these names a message with this very content is stored under. */
    Optional<ExternalKey> sameContent(Set<ExternalKey> names, Content content);

    /** Who is known under these names; the rows are locked in order, so that nobody else takes in a message of theirs. */
    Map<ExternalKey, Identity> lockIdentities(Set<ExternalKey> senders);

    /** Contacts by id. */
    Map<UUID, Customer> customers(Set<UUID> contacts);

    /** Contacts that were proven to own these addresses, by address. */
    Map<String, UUID> ownersOf(Set<String> addresses);

    /** What these mail ids lead to. */
    Map<ExternalKey, Referred> references(Set<ExternalKey> ids);

    /** Conversations by their numbers. */
    Map<Long, UUID> numbered(Set<Long> numbers);

    /** The number of a conversation. */
    OptionalLong numberOf(UUID conversation);

    /** Who takes part in these conversations by mail, as addresses in lower case. */
    Map<UUID, Set<String>> participants(Set<UUID> conversations);

    /** Whether this is the address of an agent who is switched on. */
    boolean isStaff(String address);

    /** The addresses of all mailboxes of the house, paused ones too. */
    Set<String> mailboxes();

    /** Conversations of messages. */
    Map<UUID, UUID> conversationsOf(Set<UUID> messages);

    /** Whether something was sent to this address in the conversation. */
    boolean wroteTo(UUID conversation, String recipient);

    /** Adds contacts. */
    void addCustomers(Collection<Customer> fresh, Instant now);

    /** Writes contacts' fields. */
    void changeCustomers(Collection<Customer> changed, Instant now);

    /** Adds identities. */
    void addIdentities(Collection<Identity> fresh, Instant now);

    /** Writes which conversation is the latest of identities. */
    void changeIdentities(Collection<Identity> changed);

    /** Adds mail ids that are not there yet. */
    void addReferences(Collection<Reference> fresh, Instant now);

    /** Writes where ids that are there lead now, and whether their mails have come. */
    void changeReferences(Collection<Reference> changed);

    /** Adds people who are not there yet. */
    void addParticipants(Collection<Participant> fresh, Instant now);

    /** Remembers that something came in, not more often than once a minute for each account. */
    void heardFrom(Set<UUID> accounts, Instant now);

    /** Whether trying the same transaction again may end better: a race was lost, a deadlock broken, a lock not got. */
    boolean worthRepeating(RuntimeException failure);

    /**
     * What a batch begins with.
     *
     * @param activation the number of the newest activation of rules; 0 when there is none
     * @param accounts the accounts that take messages in, by key; paused and unknown ones are missing
     * @param early whether anything is kept that was done to messages before they came
     */
    record Start(long activation, Map<AccountKey, Account> accounts, boolean early) {
        public Start {
            accounts = Map.copyOf(accounts);
        }
    }

    /**
     * An account.
     *
     * @param id the account
     * @param key its key
     * @param name the name people see
     * @param strangers what becomes of mails from people who take no part in what they answer
     */
    record Account(UUID id, AccountKey key, String name, Strangers strangers) {}

    /**
     * What tells a message from another of the same name.
     *
     * @param sender who wrote it
     * @param subject its subject, or null
     * @param text its text
     * @param html its HTML, or null
     * @param quoted what was quoted, or null
     * @param files how many files it has
     * @param bytes how large they are together
     * @param sentAt when it was written, or null when that is not known
     */
    record Content(
            ExternalKey sender,
            @Nullable MaskedText subject,
            MaskedText text,
            @Nullable MaskedText html,
            @Nullable MaskedText quoted,
            int files,
            long bytes,
            @Nullable Instant sentAt) {}

    /**
     * Who a channel says is writing.
     *
     * @param key the account and the person's name in it
     * @param channel the account's channel
     * @param contactId who we think it is
     * @param conversationId their latest conversation in the account, or null
     * @param verified whether that is proven
     * @param owner the app that answers them in our place; empty when it is not known which, null while there is none
     */
    record Identity(
            ExternalKey key,
            String channel,
            UUID contactId,
            @Nullable UUID conversationId,
            boolean verified,
            @Nullable String owner) {}

    /**
     * A mail id.
     *
     * @param key the account in which it was seen, and the id
     * @param conversationId the conversation it belongs to
     * @param messageId the message, when we have it; null for an ancestor nobody saw
     */
    record Reference(
            ExternalKey key, UUID conversationId, @Nullable UUID messageId) {}

    /**
     * What a mail id leads to.
     *
     * @param conversation the conversation
     * @param seen whether the mail itself is here; else others only named it
     */
    record Referred(UUID conversation, boolean seen) {}

    /**
     * Somebody who takes part in a conversation by mail.
     *
     * @param conversation the conversation
     * @param address the address, in lower case
     * @param role how
     * @param message the mail that says so
     */
    record Participant(UUID conversation, String address, Role role, UUID message) {
        /** How somebody takes part. */
        public enum Role {
            WRITER,
            COPIED
        }
    }
}
