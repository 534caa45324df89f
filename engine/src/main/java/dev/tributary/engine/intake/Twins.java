package dev.tributary.engine.intake;

import dev.tributary.engine.spi.Channels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mail that somebody wrote to two of the house's mailboxes comes in by both and is one message: the second copy is taken
 * for what it is, a repeat in the first mailbox. It is told by its Message-ID and its masked content together; copies that
 * differ, because a list wrote into one of them, are two. An answer to the copy finds the conversation too.
 */
final class Twins {
    private final IntakeStore store;
    private final TwinStore twins;
    private final List<Arrival> moved = new ArrayList<>();

    Twins(IntakeStore store, TwinStore twins) {
        this.store = store;
        this.twins = twins;
    }

    /** The same messages in the same order, copies as if they had come in by the mailbox of the first. */
    List<Arrival> joined(List<Arrival> arrivals) {
        Set<String> ids = arrivals.stream()
                .filter(Twins::mail)
                .map(arrival -> arrival.key().externalId())
                .collect(Collectors.toSet());
        if (ids.isEmpty() || !twins.lock(ids)) return arrivals;
        Set<ExternalKey> stored = twins.stored(ids);
        Map<String, List<Arrival>> before = new HashMap<>();
        List<Arrival> joined = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            Arrival one = arrival;
            if (mail(arrival) && !stored.contains(arrival.key())) {
                List<Arrival> same = before.computeIfAbsent(arrival.key().externalId(), id -> new ArrayList<>());
                one = joined(arrival, stored, same);
                same.add(one);
                if (one != arrival) moved.add(arrival);
            }
            joined.add(one);
        }
        return joined;
    }

    private Arrival joined(Arrival mail, Set<ExternalKey> stored, Collection<Arrival> before) {
        for (ExternalKey one : stored) {
            if (!one.externalId().equals(mail.key().externalId())) continue;
            Arrival there = mail.in(one.accountId());
            if (store.sameContent(Set.of(there.key()), there.content()).isPresent()) return there;
        }
        for (Arrival other : before) {
            if (other.key().equals(mail.key())) continue;
            Arrival there = mail.in(other.key().accountId());
            if (there.content().equals(other.content())) return there;
        }
        return mail;
    }

    /** Where the copies came in, their ids lead to the message too. */
    void remember(@Nullable IntakeResult[] results, Instant now) {
        List<IntakeStore.Reference> fresh = new ArrayList<>();
        for (Arrival copy : moved) {
            IntakeResult result = Objects.requireNonNull(results[copy.place()]);
            if (result instanceof IntakeResult.Duplicate original)
                fresh.add(new IntakeStore.Reference(copy.key(), original.conversationId(), original.messageId()));
        }
        if (fresh.isEmpty()) return;
        Set<ExternalKey> keys = fresh.stream().map(IntakeStore.Reference::key).collect(Collectors.toSet());
        Set<ExternalKey> known = new HashSet<>(store.references(keys).keySet());
        store.addReferences(fresh.stream().filter(one -> known.add(one.key())).toList(), now);
    }

    private static boolean mail(Arrival arrival) {
        return arrival.inbound()
                && arrival.idMayBeShared()
                && arrival.account().key().channel().equals(Channels.EMAIL);
    }
}
