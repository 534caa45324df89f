package dev.tributary.engine.intake;

import dev.tributary.engine.conversation.SignedIds;
import dev.tributary.engine.conversation.SubjectLine;
import dev.tributary.engine.conversation.TicketMark;
import dev.tributary.engine.spi.ThreadingClues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What mails say about the conversation they belong to: everything they name, and where that leads. Says nothing about
 * whether their senders may join it.
 */
final class Threading {
    /** Of a very long chain only the ends tell something. */
    private static final int MOST_REFERENCES = 21;

    private final IntakeStore store;
    private final SignedIds signedIds;
    private final Map<ExternalKey, IntakeStore.Referred> known = new HashMap<>();
    private final Map<UUID, UUID> conversationsOfMessages = new HashMap<>();
    private final Map<Long, UUID> numbered = new HashMap<>();
    private final Map<ExternalKey, IntakeStore.Reference> fresh = new LinkedHashMap<>();
    private final List<IntakeStore.Reference> arrived = new ArrayList<>();

    Threading(IntakeStore store, SignedIds signedIds) {
        this.store = store;
        this.signedIds = signedIds;
    }

    /** Looks up everything that these mails name, in few queries; returns the conversations they lead to. */
    Set<UUID> lookUp(Collection<Arrival> mails) {
        Set<ExternalKey> keys = new HashSet<>();
        Set<UUID> messages = new HashSet<>();
        Set<UUID> conversations = new HashSet<>();
        Set<Long> numbers = new HashSet<>();
        for (Arrival mail : mails) {
            for (String id : named(mail).keySet()) {
                keys.add(key(mail, id));
                keys.add(personal(mail, id));
                signedIds.read(id).ifPresent(signed -> {
                    if (signed.kind() == SignedIds.Kind.MESSAGE) messages.add(signed.id());
                    else conversations.add(signed.id());
                });
            }
            for (SignedIds.Token token : tokens(mail).values()) conversations.add(token.conversation());
            for (TicketMark mark : marks(mail)) numbers.add(mark.number());
            String topic = topic(mail);
            if (topic != null) keys.add(key(mail, topic));
        }
        if (!messages.isEmpty()) conversationsOfMessages.putAll(store.conversationsOf(messages));
        if (!numbers.isEmpty()) numbered.putAll(store.numbered(numbers));
        conversations.addAll(numbered.values());
        // the name of a conversation that was merged into another leads on to that one
        for (Arrival mail : mails)
            for (UUID conversation : conversations) keys.add(key(mail, signedIds.filed(conversation)));
        if (!keys.isEmpty()) known.putAll(store.references(keys));
        known.values().forEach(referred -> conversations.add(referred.conversation()));
        conversations.addAll(conversationsOfMessages.values());
        return conversations;
    }

    /** Where a mail may belong, the best evidence first: by class, then nearest to what is answered. */
    List<Evidence> evidence(Arrival mail) {
        List<Evidence> all = new ArrayList<>();
        named(mail).forEach((id, clue) -> {
            Evidence signed = signed(mail, id);
            if (signed != null) all.add(signed);
        });
        tokens(mail)
                .forEach((address, token) -> all.add(new Evidence(
                        Clue.TOKEN,
                        address,
                        led(mail, token.conversation()),
                        signedIds.issuedTo(token, mail.sender().externalId()))));
        for (TicketMark mark : marks(mail)) {
            UUID conversation = numbered.get(mark.number());
            if (conversation == null) continue;
            Clue clue = mark.whole() ? Clue.QUOTED_MARK : Clue.TICKET;
            all.add(new Evidence(clue, mark.text(), led(mail, conversation), false));
        }
        named(mail).forEach((id, clue) -> {
            IntakeStore.Referred seen = referred(mail, id);
            if (seen != null) all.add(new Evidence(clue, id, seen.conversation(), false));
        });
        String topic = topic(mail);
        IntakeStore.Referred root = topic == null ? null : known.get(key(mail, topic));
        if (topic != null && root != null) all.add(new Evidence(Clue.TOPIC, topic, root.conversation(), false));
        // stable: what was added first within a class stays first
        all.sort(Comparator.comparingInt(one -> one.clue().strength()));
        return all;
    }

    private @Nullable Evidence signed(Arrival mail, String id) {
        Optional<SignedIds.Named> named = signedIds.read(id);
        if (named.isEmpty()) return null;
        UUID subject = named.get().id();
        if (named.get().kind() == SignedIds.Kind.CONVERSATION)
            return new Evidence(Clue.ROOT_MARKER, id, led(mail, subject), false);
        UUID conversation = conversationsOfMessages.get(subject);
        return conversation == null ? null : new Evidence(Clue.SIGNED_ID, id, conversation, false);
    }

    /** The conversation that goes by this one's name now. */
    private UUID led(Arrival mail, UUID conversation) {
        IntakeStore.Referred merged = known.get(key(mail, signedIds.filed(conversation)));
        return merged == null ? conversation : merged.conversation();
    }

    /**
     * What an id leads to for this sender: an id that many people were sent (a newsletter), and that nobody here saw,
     * leads everybody to a conversation of their own.
     */
    private IntakeStore.@Nullable Referred referred(Arrival mail, String id) {
        IntakeStore.Referred own = known.get(personal(mail, id));
        return own == null ? known.get(key(mail, id)) : own;
    }

    /** Whether this mail's clue is an id that nobody here has seen the mail of. */
    boolean unseen(Arrival mail, Evidence evidence) {
        IntakeStore.Referred referred = known.get(key(mail, evidence.name()));
        return evidence.clue().strength() == Clue.REFERENCE.strength()
                && evidence.clue() != Clue.OWN_ID
                && referred != null
                && !referred.seen();
    }

    /** Remembers that a mail, and with it every id it names that nobody knew, belongs to a conversation. */
    void remember(Arrival mail, UUID conversation, UUID message) {
        named(mail).forEach((id, clue) -> {
            if (signedIds.read(id).isPresent()) return;
            IntakeStore.Referred there = known.get(key(mail, id));
            if (clue == Clue.OWN_ID && there != null && !there.seen()) arrive(mail, id, conversation, message);
            else if (there == null) add(key(mail, id), conversation, clue == Clue.OWN_ID ? message : null);
            else if (!there.seen() && !there.conversation().equals(conversation))
                add(personal(mail, id), conversation, null);
        });
        String topic = topic(mail);
        if (topic != null && !known.containsKey(key(mail, topic))) add(key(mail, topic), conversation, null);
    }

    /** A mail that others named before it came. */
    private void arrive(Arrival mail, String id, UUID conversation, UUID message) {
        IntakeStore.Reference reference = new IntakeStore.Reference(key(mail, id), conversation, message);
        if (fresh.replace(reference.key(), reference) == null) arrived.add(reference);
        known.put(reference.key(), new IntakeStore.Referred(conversation, true));
    }

    private void add(ExternalKey key, UUID conversation, @Nullable UUID message) {
        if (known.putIfAbsent(key, new IntakeStore.Referred(conversation, message != null)) != null) return;
        fresh.put(key, new IntakeStore.Reference(key, conversation, message));
    }

    /** What is to be stored. */
    List<IntakeStore.Reference> fresh() {
        return List.copyOf(fresh.values());
    }

    /** Stored names of which the mails have come now. */
    List<IntakeStore.Reference> arrived() {
        return List.copyOf(arrived);
    }

    /** The ids that a mail names, its own one last, each with what it stands for. */
    private static Map<String, Clue> named(Arrival mail) {
        Map<String, Clue> named = new LinkedHashMap<>();
        ThreadingClues clues = mail.clues();
        add(named, clues.inReplyTo(), Clue.IN_REPLY_TO);
        List<String> references = clues.references();
        for (int i = references.size() - 1, seen = 0; i >= 0; i--, seen++)
            if (seen < MOST_REFERENCES - 1 || i == 0) add(named, references.get(i), Clue.REFERENCE);
        // a name made up here, because another mail has its id, is named by nobody
        if (mail.sharedId() == null) add(named, mail.key().externalId(), Clue.OWN_ID);
        return named;
    }

    private static void add(Map<String, Clue> named, @Nullable String id, Clue clue) {
        if (id == null || id.isBlank()) return;
        named.putIfAbsent(ArrivalMasking.fitting(id), clue);
    }

    private Map<String, SignedIds.Token> tokens(Arrival mail) {
        Map<String, SignedIds.Token> tokens = new LinkedHashMap<>();
        for (String address : mail.clues().recipients())
            signedIds.readToken(address).ifPresent(token -> tokens.put(address, token));
        return tokens;
    }

    /** In the quotation, where our own mails' feet stand, and in the subject. */
    private List<TicketMark> marks(Arrival mail) {
        List<TicketMark> marks = new ArrayList<>();
        if (mail.quoted() != null) marks.addAll(signedIds.marksIn(mail.quoted().value(), true));
        if (mail.subject() != null)
            marks.addAll(signedIds.marksIn(mail.subject().value(), false));
        return marks;
    }

    /** Root and subject together: Outlook keeps the root when a mail is used as a form for another topic. */
    private static @Nullable String topic(Arrival mail) {
        String root = mail.clues().threadRoot();
        if (root == null || mail.subject() == null) return null;
        return ArrivalMasking.fitting(
                IntakeStore.TOPIC + root + " " + SubjectLine.core(mail.subject().value()));
    }

    private static ExternalKey key(Arrival mail, String id) {
        return new ExternalKey(mail.account().id(), id);
    }

    /** The same id, for one sender only. No id of a mail has a blank in it. */
    private static ExternalKey personal(Arrival mail, String id) {
        return key(mail, ArrivalMasking.fitting(id + " " + mail.sender().externalId()));
    }
}
