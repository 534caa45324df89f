package dev.tributary.engine.intake;

import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.ConversationLedger;
import dev.tributary.engine.conversation.JsonText;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.SignedIds;
import dev.tributary.engine.conversation.ThreadEntry;
import dev.tributary.engine.conversation.Writer;
import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.KeptTrace;
import dev.tributary.engine.decision.RuleTraces;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.decision.Verdict;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.intake.IntakeStore.Identity;
import dev.tributary.engine.reaction.Chain;
import dev.tributary.engine.reaction.Occasion;
import dev.tributary.engine.reaction.Way;
import dev.tributary.engine.spi.Channels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Seats the messages of one batch: each gets a contact, a conversation, a place and a verdict. Everything is read first
 * (identities and conversations locked, always in this order), then decided in memory message by message, so that a later
 * one of the batch sees what an earlier one changed, and written at the end, table by table.
 */
final class Seating {
    private final IntakeStore store;
    private final ConversationLedger ledger;
    private final RuleTraces traces;
    private final Snapshots snapshots;
    private final Chain chain;
    private final Sightings sightings;
    private final CompiledRules rules;
    private final long activation;
    private final Instant now;
    private final Threading threading;
    private final Company company;
    private final Crowd crowd;
    private final Rooms rooms;
    private final Map<UUID, LockedConversation> open = new HashMap<>();
    private final Set<LockedConversation> touched = new LinkedHashSet<>();
    private final List<KeptTrace> decided = new ArrayList<>();
    private final Map<UUID, List<Arrival.Page>> visits = new HashMap<>();

    Seating(
            IntakeStore store,
            ConversationLedger ledger,
            RuleTraces traces,
            SignedIds signedIds,
            Snapshots snapshots,
            Chain chain,
            Sightings sightings,
            CompiledRules rules,
            long activation,
            Instant now) {
        this.store = store;
        this.ledger = ledger;
        this.traces = traces;
        this.snapshots = snapshots;
        this.chain = chain;
        this.sightings = sightings;
        this.rules = rules;
        this.activation = activation;
        this.now = now;
        this.threading = new Threading(store, signedIds);
        this.company = new Company(store);
        this.crowd = new Crowd(store, now);
        this.rooms = new Rooms(store);
    }

    /** Seats the messages and puts each one's result in its place. */
    void seat(List<Arrival> received, @Nullable IntakeResult[] results) {
        Map<ExternalKey, IntakeResult.Duplicate> known =
                new HashMap<>(store.known(received.stream().map(Arrival::key).collect(Collectors.toSet())));
        List<Arrival> arrivals = new SharedIds(store).named(received, known);
        List<Arrival> fresh = arrivals.stream()
                .filter(arrival -> !known.containsKey(arrival.key()))
                .toList();
        if (!fresh.isEmpty()) lookUp(fresh);
        for (Arrival arrival : arrivals) {
            IntakeResult.Duplicate there = known.get(arrival.key());
            if (there != null) {
                results[arrival.place()] = there;
                continue;
            }
            IntakeResult.Stored stored = seat(arrival);
            results[arrival.place()] = stored;
            known.put(
                    arrival.key(),
                    new IntakeResult.Duplicate(stored.conversationId(), stored.messageId(), stored.seq()));
        }
        if (!fresh.isEmpty()) write(fresh);
    }

    private void lookUp(List<Arrival> fresh) {
        crowd.lock(fresh);
        Set<UUID> conversations = new HashSet<>(crowd.conversations());
        List<Arrival> mails = fresh.stream().filter(Seating::isMail).toList();
        conversations.addAll(threading.lookUp(mails));
        conversations.addAll(
                rooms.lookUp(fresh.stream().filter(arrival -> !isMail(arrival)).toList()));
        open.putAll(ledger.lock(conversations));
        if (!mails.isEmpty()) company.lookUp(open.keySet());
        crowd.meet(
                fresh,
                open.values().stream()
                        .map(conversation -> conversation.columns().contactId())
                        .collect(Collectors.toSet()));
    }

    private static boolean isMail(Arrival arrival) {
        return arrival.inbound() && arrival.account().key().channel().equals(Channels.EMAIL);
    }

    private IntakeResult.Stored seat(Arrival arrival) {
        Identity known = crowd.identity(arrival.sender());
        Seat seat = isMail(arrival)
                ? new Placement(threading, crowd, company, store, open, now).of(arrival, known)
                : byPlace(arrival, known);
        Customer customer = crowd.customer(arrival, known, seat.conversation());
        if (arrival.overheard()) return seatOverheard(arrival, customer, seat);
        if (!arrival.inbound()) return seatElsewhere(arrival, customer, seat);
        if (seat.note() && seat.conversation() != null) return seatAside(arrival, customer, seat);
        if (customer.banned()) return seatQuietly(arrival, customer, seat);

        Snapshot snapshot = snapshots.of(arrival, customer, seat.conversation());
        Verdict verdict = rules.decide(snapshot);
        Decision.StartNewConversation anew = seat.conversation() == null ? null : startsAnew(verdict);
        LockedConversation conversation = anew == null ? seat.conversation() : null;
        int before = conversation == null ? 0 : conversation.changes().size();
        if (conversation == null)
            conversation = begin(arrival, customer, anew == null ? seat.linked() : seat.conversation());
        touched.add(conversation);

        LockedConversation.Placed placed = conversation.append(written(arrival, customer, seat), now);
        if (anew != null) chain.effects().tellStartedAnew(conversation, placed.id(), anew);
        Occasion occasion = occasion(arrival, snapshot, placed.id());
        // first, so that a rule may resolve it again or put it aside; unless a rule says itself that it is to be opened
        if (!arrival.automatic() && !reopens(verdict)) chain.effects().reopen(conversation, null);
        chain.happened(conversation, occasion, before, "customer", null);
        List<String> problems = new ArrayList<>(verdict.problems());
        problems.addAll(chain.carryOut(conversation, occasion, placed.id(), verdict.decisions()));
        chain.settle();
        if (!verdict.lookups().isEmpty()) chain.waits(conversation, occasion, placed.id());

        crowd.seated(arrival, customer, conversation.id());
        visited(arrival, conversation);
        remember(arrival, conversation.id(), placed.id());
        decided.add(
                new KeptTrace(placed.id(), conversation.id(), activation, verdict.trace(), snapshot, problems, now));
        return new IntakeResult.Stored(conversation.id(), placed.id(), placed.seq());
    }

    private void remember(Arrival arrival, UUID conversation, UUID message) {
        if (isMail(arrival)) {
            threading.remember(arrival, conversation, message);
            company.remember(arrival, conversation, message);
        } else rooms.remember(arrival, conversation);
    }

    private void visited(Arrival arrival, LockedConversation conversation) {
        if (arrival.page() != null)
            visits.computeIfAbsent(conversation.id(), id -> new ArrayList<>()).add(arrival.page());
    }

    private static Occasion occasion(Arrival arrival, Snapshot snapshot, UUID message) {
        return new Occasion(
                snapshot.event(),
                arrival.automatic(),
                snapshot::contact,
                snapshot.message(),
                way(arrival),
                null,
                message);
    }

    private static Way way(Arrival arrival) {
        return new Way(
                arrival.account().id(),
                arrival.account().key().channel(),
                arrival.sender().externalId());
    }

    /** From somebody of whom no more is taken: it is kept, but opens nothing, and no rule is asked. */
    private IntakeResult.Stored seatQuietly(Arrival arrival, Customer customer, Seat seat) {
        LockedConversation conversation =
                seat.conversation() == null ? begin(arrival, customer, null) : seat.conversation();
        touched.add(conversation);
        LockedConversation.Placed placed = conversation.append(written(arrival, customer, seat), now);
        conversation.resolve(null, now);
        crowd.seated(arrival, customer, conversation.id());
        visited(arrival, conversation);
        remember(arrival, conversation.id(), placed.id());
        return new IntakeResult.Stored(conversation.id(), placed.id(), placed.seq());
    }

    /** What is said while another app answers: it is shown, and opens nothing, waits for nobody and asks no rule. */
    private IntakeResult.Stored seatOverheard(Arrival arrival, Customer customer, Seat seat) {
        boolean fresh = seat.conversation() == null;
        LockedConversation conversation =
                seat.conversation() == null ? begin(arrival, customer, null) : seat.conversation();
        touched.add(conversation);
        LockedConversation.Placed placed = conversation.overhear(written(arrival, customer, seat), now);
        if (fresh) conversation.resolve(null, now);
        crowd.seated(arrival, customer, conversation.id());
        remember(arrival, conversation.id(), placed.id());
        return new IntakeResult.Stored(conversation.id(), placed.id(), placed.seq());
    }

    /** From somebody who takes no part, where the mailbox wants that as a note: agents are told, no rule is asked. */
    private IntakeResult.Stored seatAside(Arrival arrival, Customer customer, Seat seat) {
        LockedConversation conversation = Objects.requireNonNull(seat.conversation());
        touched.add(conversation);
        LockedConversation.Placed placed = conversation.append(written(arrival, customer, seat), now);
        if (!arrival.automatic()) chain.effects().reopen(conversation, null);
        crowd.seated(arrival, customer, conversation.id());
        threading.remember(arrival, conversation.id(), placed.id());
        return new IntakeResult.Stored(conversation.id(), placed.id(), placed.seq());
    }

    /** An answer given in the channel's own tools: it stands in the thread; to rules it is an agent's message. */
    private IntakeResult.Stored seatElsewhere(Arrival arrival, Customer customer, Seat seat) {
        int before =
                seat.conversation() == null ? 0 : seat.conversation().changes().size();
        LockedConversation conversation =
                seat.conversation() == null ? begin(arrival, customer, null) : seat.conversation();
        touched.add(conversation);
        LockedConversation.Placed placed = conversation.append(written(arrival, customer, seat), now);
        Occasion occasion = new Occasion(
                "messageSent",
                false,
                () -> Snapshots.contact(customer, customer.conversations()),
                null,
                way(arrival),
                null,
                placed.id());
        chain.happened(conversation, occasion, before, "agent", null);
        chain.settle();
        crowd.seated(arrival, customer, conversation.id());
        remember(arrival, conversation.id(), placed.id());
        return new IntakeResult.Stored(conversation.id(), placed.id(), placed.seq());
    }

    private LockedConversation begin(Arrival arrival, Customer customer, @Nullable LockedConversation previous) {
        LockedConversation begun = LockedConversation.begin(
                customer.id(),
                arrival.account().key().channel(),
                arrival.account().id(),
                previous == null ? null : previous.id(),
                now);
        open.put(begun.id(), begun);
        crowd.began(customer.id());
        return begun;
    }

    /** Where the channel says, else where its writer wrote last. */
    private Seat byPlace(Arrival arrival, @Nullable Identity identity) {
        if (!Rooms.says(arrival)) return byIdentity(identity);
        UUID there = rooms.of(arrival);
        return there == null ? Seat.NEW : new Seat(open.get(there), null, false, MatchReason.NONE);
    }

    private Seat byIdentity(@Nullable Identity identity) {
        if (identity == null || identity.conversationId() == null) return Seat.NEW;
        return new Seat(open.get(identity.conversationId()), null, false, MatchReason.NONE);
    }

    private static Decision.@Nullable StartNewConversation startsAnew(Verdict verdict) {
        for (Decision decision : verdict.decisions())
            if (decision instanceof Decision.StartNewConversation anew) return anew;
        return null;
    }

    private static boolean reopens(Verdict verdict) {
        return verdict.decisions().stream().anyMatch(decision -> decision instanceof Decision.Reopen);
    }

    private ThreadEntry.Written written(Arrival arrival, Customer customer, Seat seat) {
        Writer writer = arrival.inbound()
                ? new Writer(
                        Author.CUSTOMER,
                        customer.id(),
                        arrival.name() == null || arrival.name().value().isBlank()
                                ? customer.name()
                                : arrival.name().value())
                : Writer.elsewhere();
        return new ThreadEntry.Written(
                kind(arrival, seat),
                writer,
                arrival.account().key().channel(),
                arrival.account().id(),
                arrival.key().externalId(),
                arrival.subject(),
                arrival.text(),
                arrival.html(),
                arrival.quoted(),
                arrival.automatic(),
                arrival.quiet(),
                details(arrival),
                seat.reason().json(),
                arrival.files(),
                arrival.sentAt());
    }

    private static MessageKind kind(Arrival arrival, Seat seat) {
        if (!arrival.inbound()) return MessageKind.OUTBOUND;
        return seat.note() ? MessageKind.NOTE : MessageKind.INBOUND;
    }

    /** To whom it went, from which page it came, what it answers, which button was pressed. A mail quotes that itself. */
    private String details(Arrival arrival) {
        Map<String, Object> details = new TreeMap<>();
        if (arrival.sharedId() != null) details.put("sameIdOtherContent", arrival.sharedId());
        if (!arrival.clues().recipients().isEmpty())
            details.put(
                    "recipients",
                    arrival.clues().recipients().stream()
                            .limit(20)
                            .map(company::shown)
                            .map(address -> address.length() <= 320 ? address : address.substring(0, 320))
                            .toList());
        String answers = arrival.clues().inReplyTo();
        if (answers != null && !answers.isBlank() && !isMail(arrival))
            details.put(ThreadEntry.ANSWERS, ArrivalMasking.fitting(answers));
        if (arrival.choice() != null)
            details.put(ThreadEntry.CHOICE, arrival.choice().value());
        if (arrival.page() != null) {
            Map<String, Object> page = new LinkedHashMap<>();
            if (arrival.page().url() != null)
                page.put("url", arrival.page().url().first(2000));
            if (arrival.page().title() != null)
                page.put("title", arrival.page().title().first(300));
            if (arrival.page().referrer() != null)
                page.put("referrer", arrival.page().referrer().first(2000));
            if (!page.isEmpty()) details.put("page", page);
        }
        return JsonText.object(details);
    }

    /** Contacts before conversations, those before identities and mail ids, messages before traces. */
    private void write(List<Arrival> fresh) {
        crowd.writeCustomers();
        touched.forEach(this::tellOfCard);
        ledger.write(touched);
        crowd.writeIdentities();
        store.addReferences(threading.fresh(), now);
        store.addReferences(rooms.fresh(), now);
        store.changeReferences(threading.arrived());
        store.changeReferences(rooms.moved());
        store.addParticipants(company.fresh(), now);
        traces.keep(decided);
        sightings.keep(visits);
        chain.finish();
        store.heardFrom(fresh.stream().map(arrival -> arrival.account().id()).collect(Collectors.toSet()), now);
    }

    private void tellOfCard(LockedConversation conversation) {
        UUID contact = conversation.columns().contactId();
        if (crowd.changed(contact)) conversation.log(EventKind.CONTACT_CHANGED, null, contact.toString());
    }
}
