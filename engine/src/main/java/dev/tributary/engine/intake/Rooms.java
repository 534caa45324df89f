package dev.tributary.engine.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which conversation somebody's messages in a place of the channel's own belong to, where the channel says the place: a post
 * that is commented on, a ticket of another system. What others write in the same place is a conversation of theirs.
 */
final class Rooms {
    /** What such a name begins with, among the ids of mails. */
    private static final String ROOM = "room:";

    private final IntakeStore store;
    private final Map<ExternalKey, UUID> known = new HashMap<>();
    private final Map<ExternalKey, IntakeStore.Reference> fresh = new HashMap<>();
    private final Map<ExternalKey, IntakeStore.Reference> moved = new HashMap<>();

    Rooms(IntakeStore store) {
        this.store = store;
    }

    /** Looks up where these belong. @return the conversations */
    Set<UUID> lookUp(Collection<Arrival> arrivals) {
        Set<ExternalKey> rooms =
                arrivals.stream().filter(Rooms::says).map(Rooms::key).collect(Collectors.toSet());
        if (!rooms.isEmpty()) store.references(rooms).forEach((room, found) -> known.put(room, found.conversation()));
        return new HashSet<>(known.values());
    }

    /** Whether the channel says where it was written. */
    static boolean says(Arrival arrival) {
        String place = arrival.clues().conversationExternalId();
        return place != null && !place.isBlank();
    }

    /** The conversation of this place, or null when it is the sender's first message there. */
    @Nullable
    UUID of(Arrival arrival) {
        return known.get(key(arrival));
    }

    /** A message has its place in a conversation: the next one from there follows, wherever a rule put this one. */
    void remember(Arrival arrival, UUID conversation) {
        if (!says(arrival)) return;
        ExternalKey key = key(arrival);
        UUID before = known.put(key, conversation);
        if (conversation.equals(before)) return;
        IntakeStore.Reference leads = new IntakeStore.Reference(key, conversation, null);
        (before == null || fresh.containsKey(key) ? fresh : moved).put(key, leads);
    }

    /** What is to be stored. */
    List<IntakeStore.Reference> fresh() {
        return List.copyOf(fresh.values());
    }

    /** What is stored, and leads elsewhere now. */
    List<IntakeStore.Reference> moved() {
        return List.copyOf(moved.values());
    }

    /** With the length of the place's name: it and the sender's may hold anything, and no two pairs may look the same. */
    private static ExternalKey key(Arrival arrival) {
        String place = Objects.requireNonNull(arrival.clues().conversationExternalId());
        String name =
                ROOM + place.length() + " " + place + " " + arrival.sender().externalId();
        return new ExternalKey(arrival.account().id(), ArrivalMasking.fitting(name));
    }
}
