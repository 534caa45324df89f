package dev.tributary.engine.decision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where it is kept why a message was decided as it was. Takes part in the running transaction. */
public interface RuleTraces {
    /** Keeps traces of messages stored in the same transaction. */
    void keep(List<KeptTrace> traces);

    /** Puts what was decided once look-ups were answered in the place of what was kept of the same message. */
    void complete(KeptTrace trace);

    /** The trace of a message. */
    Optional<KeptTrace> of(UUID message);

    /** Under which id it is kept why rules wrote a message, a note or a line; nothing when they did not. It may be gone by now. */
    Optional<UUID> behind(UUID message);

    /** Whose a conversation is: what decides who may ask. */
    Standing standing(UUID conversation);

    /**
     * Whose a conversation is.
     *
     * @param group its group, or null
     * @param assignees who works on it
     */
    record Standing(@Nullable UUID group, Set<UUID> assignees) {
        public Standing {
            assignees = Set.copyOf(assignees);
        }
    }
}
