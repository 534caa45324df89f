package dev.tributary.engine.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where it is kept why rules decided as they did on anything but a message that came in. Takes part in the transaction. */
public interface EventTraces {
    /** Keeps traces of conversations that are stored by now. */
    void keep(List<Kept> traces);

    /** Puts what was decided once look-ups were answered in the place of what was kept under the same id. */
    void complete(Kept trace);

    /** One trace. */
    Optional<Kept> find(UUID id);

    /** The newest traces of a conversation, newest first. */
    List<Kept> of(UUID conversation, int limit);

    /**
     * A trace.
     *
     * @param id its own id
     * @param conversationId the conversation
     * @param activation the activation it was decided on
     * @param verdicts a byte a rule, see {@link RuleVerdict}
     * @param snapshot what the rules saw; its event says what happened
     * @param problems what could not be applied, and limits that were hit
     * @param decidedAt when
     */
    record Kept(
            UUID id,
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
