package dev.tributary.engine.replay;

import dev.tributary.engine.decision.TraceOutcome;
import dev.tributary.engine.replay.RecordedTraces.Recorded;
import dev.tributary.engine.replay.RecordedTraces.Shelf;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads everything recorded in a time, a batch in each read-only transaction. Thread-safe: a batch goes to one caller. */
final class TraceReader {
    private static final int BATCH = 500;

    private final RecordedTraces traces;
    private final TransactionTemplate readOnly;
    private final Instant since;
    private final Instant until;
    private final Deque<Shelf> shelves = new ArrayDeque<>();
    private @Nullable Recorded last;

    TraceReader(RecordedTraces traces, TransactionTemplate readOnly, Instant since, Instant until) {
        this.traces = traces;
        this.readOnly = readOnly;
        this.since = since;
        this.until = until;
        for (boolean messages : new boolean[] {true, false})
            for (TraceOutcome outcome : TraceOutcome.values()) shelves.add(new Shelf(messages, outcome));
    }

    /** How many there are in all. */
    long count() {
        return Objects.requireNonNull(readOnly.execute(status -> traces.count(since, until)));
    }

    /** The next batch; nothing when all are read. */
    synchronized List<Recorded> next() {
        while (!shelves.isEmpty()) {
            Shelf shelf = shelves.getFirst();
            List<Recorded> batch =
                    Objects.requireNonNull(readOnly.execute(status -> traces.next(shelf, since, until, last, BATCH)));
            if (!batch.isEmpty()) {
                last = batch.getLast();
                return batch;
            }
            last = null;
            shelves.removeFirst();
        }
        return List.of();
    }
}
