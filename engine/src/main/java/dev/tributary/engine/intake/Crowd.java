package dev.tributary.engine.intake;

import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.intake.IntakeStore.Identity;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who writes in a batch: identities and contacts, as stored and as the batch changes them. Contacts are joined on proof
 * only: a mail that answers what we wrote to its sender, or a verified address that is proven to be somebody's already.
 */
final class Crowd {
    private final IntakeStore store;
    private final Instant now;
    private final Map<ExternalKey, Identity> identities = new HashMap<>();
    private final Map<ExternalKey, Identity> stored = new HashMap<>();
    private final Map<UUID, Customer> customers = new HashMap<>();
    private final Map<UUID, Customer> known = new HashMap<>();
    private final Map<String, UUID> owners = new HashMap<>();

    Crowd(IntakeStore store, Instant now) {
        this.store = store;
        this.now = now;
    }

    /** Locks the identities of these messages' senders. */
    void lock(Collection<Arrival> arrivals) {
        stored.putAll(
                store.lockIdentities(arrivals.stream().map(Arrival::sender).collect(Collectors.toSet())));
        identities.putAll(stored);
    }

    /** The latest conversations of the identities. */
    Set<UUID> conversations() {
        return stored.values().stream()
                .map(Identity::conversationId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Reads the contacts that matter: of the senders, of these conversations, and the owners of proven addresses. */
    void meet(Collection<Arrival> arrivals, Set<UUID> contacts) {
        Set<String> proven = arrivals.stream()
                .filter(arrival -> arrival.verified() && !stored.containsKey(arrival.sender()))
                .map(Arrival::email)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (!proven.isEmpty()) owners.putAll(store.ownersOf(proven));
        Set<UUID> all = new HashSet<>(contacts);
        stored.values().forEach(identity -> all.add(identity.contactId()));
        all.addAll(owners.values());
        known.putAll(store.customers(all));
        customers.putAll(known);
    }

    @Nullable
    Identity identity(ExternalKey sender) {
        return identities.get(sender);
    }

    /** A mail address of the conversation's customer, or null. */
    @Nullable
    String addressOf(LockedConversation conversation) {
        Customer customer = customers.get(conversation.columns().contactId());
        return customer == null ? null : customer.email();
    }

    /** Whether the sender is the conversation's customer, by identity or by an address that is theirs. */
    boolean takesPart(Arrival mail, @Nullable Identity identity, LockedConversation conversation) {
        UUID customer = conversation.columns().contactId();
        if (identity != null && identity.contactId().equals(customer)) return true;
        return isAddressOf(mail, conversation);
    }

    private boolean isAddressOf(Arrival mail, LockedConversation conversation) {
        String address = mail.sender().externalId();
        Customer customer = customers.get(conversation.columns().contactId());
        if (customer != null && address.equalsIgnoreCase(customer.email())) return true;
        return !conversation.fresh() && store.wroteTo(conversation.id(), address);
    }

    /** The contact behind a message, with what the message tells of them. */
    Customer customer(Arrival arrival, @Nullable Identity identity, @Nullable LockedConversation conversation) {
        Customer customer = who(arrival, identity, conversation);
        if (arrival.inbound()) {
            Arrival.Page page = arrival.page();
            customer = customer.told(
                    arrival.name(),
                    arrival.email(),
                    page == null ? null : page.language(),
                    page == null ? null : page.timeZone(),
                    page == null ? null : page.userAgent());
        }
        customers.put(customer.id(), customer);
        return customer;
    }

    private Customer who(Arrival arrival, @Nullable Identity identity, @Nullable LockedConversation conversation) {
        Customer found = null;
        if (identity != null) found = customers.get(identity.contactId());
        else if (conversation != null && isAddressOf(arrival, conversation))
            found = customers.get(conversation.columns().contactId());
        else if (arrival.verified() && arrival.email() != null) {
            UUID owner = owners.get(arrival.email());
            if (owner != null) found = customers.get(owner);
        }
        return found == null ? Customer.unknown() : found;
    }

    /** A conversation of theirs began. */
    void began(UUID customer) {
        customers.computeIfPresent(customer, (id, found) -> found.withOneMore());
    }

    /** A message of theirs has its place. */
    void seated(Arrival arrival, Customer customer, UUID conversation) {
        Identity before = identities.get(arrival.sender());
        Identity identity = new Identity(
                arrival.sender(),
                arrival.account().key().channel(),
                customer.id(),
                conversation,
                arrival.verified() || (before != null && before.verified()),
                owner(arrival, before == null ? null : before.owner()));
        identities.put(arrival.sender(), identity);
        if (identity.verified() && arrival.email() != null) owners.putIfAbsent(arrival.email(), customer.id());
    }

    /** What is heard by the way says that another app answers, what is said to us, that none does. */
    private static @Nullable String owner(Arrival arrival, @Nullable String before) {
        return switch (arrival.turn()) {
            case UNSAID -> before;
            case OURS -> null;
            case OTHERS -> before == null ? "" : before;
        };
    }

    /** Whether the card of a contact that was there before is another now. */
    boolean changed(UUID contact) {
        Customer before = known.get(contact);
        Customer after = customers.get(contact);
        return before != null && after != null && !sameCard(before, after);
    }

    void writeCustomers() {
        Map<UUID, Customer> fresh = new LinkedHashMap<>();
        Map<UUID, Customer> changed = new LinkedHashMap<>();
        customers.forEach((id, customer) -> {
            Customer before = known.get(id);
            if (before == null) fresh.put(id, customer);
            else if (!sameCard(before, customer)) changed.put(id, customer);
        });
        store.addCustomers(fresh.values(), now);
        store.changeCustomers(changed.values(), now);
    }

    private static boolean sameCard(Customer one, Customer other) {
        return Objects.equals(one.name(), other.name())
                && Objects.equals(one.email(), other.email())
                && Objects.equals(one.language(), other.language())
                && Objects.equals(one.timeZone(), other.timeZone())
                && Objects.equals(one.userAgent(), other.userAgent());
    }

    void writeIdentities() {
        List<Identity> fresh = identities.values().stream()
                .filter(identity -> !stored.containsKey(identity.key()))
                .toList();
        List<Identity> changed = identities.values().stream()
                .filter(identity -> stored.containsKey(identity.key()) && !identity.equals(stored.get(identity.key())))
                .toList();
        store.addIdentities(fresh, now);
        store.changeIdentities(changed);
    }
}
