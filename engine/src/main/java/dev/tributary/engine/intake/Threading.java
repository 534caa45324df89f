package dev.tributary.engine.intake;

import dev.tributary.engine.conversation.SignedIds;
import dev.tributary.engine.spi.ThreadingClues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What mails say about the conversation they belong to: the ids they name, and where those lead. Signed ids of our own
 * first, then In-Reply-To, then References from the right, then the mail's own id, which somebody may have named before
 * it came.
 */
final class Threading {
    /** Of a very long chain only the ends tell something. */
    private static final int MOST_REFERENCES = 21;

    private final IntakeStore store;
    private final SignedIds signedIds;
    private final Map<ExternalKey, UUID> known = new HashMap<>();
    private final Map<UUID, UUID> conversationsOfMessages = new HashMap<>();
    private final List<IntakeStore.Reference> fresh = new ArrayList<>();

    Threading(IntakeStore store, SignedIds signedIds) {
        this.store = store;
        this.signedIds = signedIds;
    }

    /** Looks up everything that these mails name, in two queries; returns the conversations they lead to. */
    Set<UUID> lookUp(Collection<Arrival> mails) {
        Set<ExternalKey> keys = new HashSet<>();
        Set<UUID> messages = new HashSet<>();
        Set<UUID> conversations = new HashSet<>();
        for (Arrival mail : mails)
            for (String id : named(mail).keySet()) {
                keys.add(new ExternalKey(mail.account().id(), id));
                signedIds.read(id).ifPresent(signed -> {
                    if (signed.kind() == SignedIds.Kind.MESSAGE) messages.add(signed.id());
                    else conversations.add(signed.id());
                });
            }
        if (!keys.isEmpty()) known.putAll(store.references(keys));
        if (!messages.isEmpty()) conversationsOfMessages.putAll(store.conversationsOf(messages));
        conversations.addAll(known.values());
        conversations.addAll(conversationsOfMessages.values());
        return conversations;
    }

    /** Where a mail may belong, the best evidence first. */
    List<Candidate> candidates(Arrival mail) {
        List<Candidate> signed = new ArrayList<>();
        List<Candidate> referred = new ArrayList<>();
        named(mail).forEach((id, clue) -> {
            UUID ours = signedIds
                    .read(id)
                    .map(named -> named.kind() == SignedIds.Kind.CONVERSATION
                            ? named.id()
                            : conversationsOfMessages.get(named.id()))
                    .orElse(null);
            if (ours != null) signed.add(new Candidate(ours, true, "signedId"));
            UUID seen = known.get(new ExternalKey(mail.account().id(), id));
            if (seen != null) referred.add(new Candidate(seen, false, clue));
        });
        signed.addAll(referred);
        return signed;
    }

    /** Remembers that a mail, and with it every id it names that nobody knew, belongs to a conversation. */
    void remember(Arrival mail, UUID conversation, UUID message) {
        named(mail).forEach((id, clue) -> {
            ExternalKey key = new ExternalKey(mail.account().id(), id);
            if (signedIds.read(id).isPresent() || known.putIfAbsent(key, conversation) != null) return;
            fresh.add(new IntakeStore.Reference(key, conversation, clue.equals("ownId") ? message : null));
        });
    }

    /** What is to be stored. */
    List<IntakeStore.Reference> fresh() {
        return List.copyOf(fresh);
    }

    /** The ids that a mail names, its own one last, each with what it stands for. */
    private static Map<String, String> named(Arrival mail) {
        Map<String, String> named = new LinkedHashMap<>();
        ThreadingClues clues = mail.clues();
        add(named, clues.inReplyTo(), "inReplyTo");
        List<String> references = clues.references();
        for (int i = references.size() - 1, seen = 0; i >= 0; i--, seen++)
            if (seen < MOST_REFERENCES - 1 || i == 0) add(named, references.get(i), "reference");
        // a name made up here, because another mail has its id, is named by nobody
        if (mail.sharedId() == null) add(named, mail.key().externalId(), "ownId");
        return named;
    }

    private static void add(Map<String, String> named, @Nullable String id, String clue) {
        if (id == null || id.isBlank()) return;
        named.putIfAbsent(ArrivalMasking.fitting(id), clue);
    }

    /**
     * A conversation that a mail may belong to.
     *
     * @param conversation which
     * @param signed whether the evidence is a name that only we can have given
     * @param clue what the evidence is, for people who ask why it was joined
     */
    record Candidate(UUID conversation, boolean signed, String clue) {}
}
