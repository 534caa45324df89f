package dev.tributary.engine.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where it is kept why a message was decided as it was. Takes part in the running transaction. */
public interface RuleTraces {
    /** Keeps traces of messages stored in the same transaction. */
    void keep(List<Kept> traces);

    /** Puts what was decided once look-ups were answered in the place of what was kept of the same message. */
    void complete(Kept trace);

    /** The trace of a message. */
    Optional<Kept> of(UUID message);

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

    /**
     * A trace.
     *
     * @param messageId the message
     * @param conversationId its conversation
     * @param activation the activation it was decided on
     * @param verdicts a byte a rule, see {@link RuleVerdict}
     * @param snapshot what the rules saw
     * @param problems what could not be applied, and limits that were hit
     * @param decidedAt when
     */
    record Kept(
            UUID messageId,
            UUID conversationId,
            long activation,
            byte[] verdicts,
            Snapshot snapshot,
            List<String> problems,
            Instant decidedAt) {
        public Kept {
            problems = List.copyOf(problems);
        }
    }
}
