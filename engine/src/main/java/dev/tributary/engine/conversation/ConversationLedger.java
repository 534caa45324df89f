package dev.tributary.engine.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The one way to write in a conversation, for what comes in and for what agents do: lock its row, change it in memory
 * ({@link LockedConversation}), write it. Everything here needs a running transaction; the lock ends with it.
 */
public interface ConversationLedger {
    /** Locks these conversations' rows, in the order of their ids; unknown ones are missing in the answer. */
    Map<UUID, LockedConversation> lock(Set<UUID> conversations);

    /** Locks one conversation's row. */
    default Optional<LockedConversation> lock(UUID conversation) {
        return Optional.ofNullable(lock(Set.of(conversation)).get(conversation));
    }

    /**
     * Stores what changed: the rows, new ones too, entries with their files, assignees, tags, and the events in the log.
     * Once for each locked conversation.
     */
    void write(Collection<LockedConversation> conversations);

    /** Stores what changed in one. */
    default void write(LockedConversation conversation) {
        write(List.of(conversation));
    }
}
