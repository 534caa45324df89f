package dev.tributary.engine.decision;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Why rules decided as they did, as it is kept.
 *
 * @param id the message that was decided on; of anything else, the trace's own id
 * @param conversationId the conversation
 * @param activation the activation it was decided on
 * @param verdicts a byte a rule, see {@link RuleVerdict}
 * @param snapshot what the rules saw; its event says what happened
 * @param problems what could not be applied, and limits that were hit
 * @param decidedAt when
 */
public record KeptTrace(
        UUID id,
        UUID conversationId,
        long activation,
        byte[] verdicts,
        Snapshot snapshot,
        List<String> problems,
        Instant decidedAt) {
    public KeptTrace {
        problems = List.copyOf(problems);
    }

    /** What came of it. */
    public TraceOutcome outcome() {
        return TraceOutcome.of(verdicts, problems);
    }
}
