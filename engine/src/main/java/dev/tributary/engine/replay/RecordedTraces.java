package dev.tributary.engine.replay;

import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.decision.TraceOutcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was recorded, to be read through in small pieces. Takes part in the running transaction; writes nothing. */
public interface RecordedTraces {
    /** How many were decided in a time, both ends included. */
    long count(Instant since, Instant until);

    /** The next ones of a shelf decided in a time, in order of time; nothing when there are no more. */
    List<Recorded> next(Shelf shelf, Instant since, Instant until, @Nullable Recorded after, int most);

    /** What the rules saw. Needs no transaction. */
    Snapshot snapshot(Recorded recorded);

    /**
     * One of the places traces stand in, each ordered by time.
     *
     * @param messages whether of messages that came in, else of any other event
     * @param outcome what came of them
     */
    record Shelf(boolean messages, TraceOutcome outcome) {}

    /**
     * What was recorded of an event.
     *
     * @param id the message, or the trace's own id
     * @param conversationId its conversation
     * @param decidedAt when
     * @param snapshot what the rules saw, as it is stored
     */
    record Recorded(UUID id, UUID conversationId, Instant decidedAt, String snapshot) {}
}
