package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.EVENT_TRACE;
import static dev.tributary.engine.store.schema.Tables.RULE_TRACE;

import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.decision.TraceBin;
import dev.tributary.engine.decision.TraceOutcome;
import dev.tributary.engine.replay.RecordedTraces;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Both tables of traces, as they are read through by a replay and emptied by the purge: along the index of age. */
@Component
final class RecordedTraceTables implements RecordedTraces, TraceBin {
    private static final Columns MESSAGES = new Columns(
            RULE_TRACE,
            RULE_TRACE.MESSAGE_ID,
            RULE_TRACE.CONVERSATION_ID,
            RULE_TRACE.OUTCOME,
            RULE_TRACE.DECIDED_AT,
            RULE_TRACE.SNAPSHOT);
    private static final Columns EVENTS = new Columns(
            EVENT_TRACE,
            EVENT_TRACE.ID,
            EVENT_TRACE.CONVERSATION_ID,
            EVENT_TRACE.OUTCOME,
            EVENT_TRACE.DECIDED_AT,
            EVENT_TRACE.SNAPSHOT);

    private final DSLContext sql;

    RecordedTraceTables(DSLContext sql) {
        this.sql = sql;
    }

    /** What the two tables have in common. */
    private record Columns(
            Table<?> table,
            Field<UUID> id,
            Field<UUID> conversation,
            Field<String> outcome,
            Field<OffsetDateTime> decidedAt,
            Field<String> snapshot) {}

    @Override
    public long count(Instant since, Instant until) {
        long count = 0;
        for (Columns table : List.of(MESSAGES, EVENTS))
            for (TraceOutcome outcome : TraceOutcome.values())
                count += sql.fetchCount(
                        table.table(),
                        table.outcome().eq(outcome.name()),
                        table.decidedAt().between(Moments.column(since), Moments.column(until)));
        return count;
    }

    @Override
    public List<Recorded> next(Shelf shelf, Instant since, Instant until, @Nullable Recorded after, int most) {
        Columns table = shelf.messages() ? MESSAGES : EVENTS;
        OffsetDateTime from = Moments.column(after == null ? since : after.decidedAt());
        Condition further = after == null
                ? DSL.noCondition()
                : table.decidedAt().gt(from).or(table.id().gt(after.id()));
        return sql.select(table.id(), table.conversation(), table.decidedAt(), table.snapshot())
                .from(table.table())
                .where(
                        table.outcome().eq(shelf.outcome().name()),
                        table.decidedAt().between(from, Moments.column(until)),
                        further)
                .orderBy(table.outcome(), table.decidedAt(), table.id())
                .limit(most)
                .fetch(row ->
                        new Recorded(row.value1(), row.value2(), row.value3().toInstant(), row.value4()));
    }

    @Override
    public Snapshot snapshot(Recorded recorded) {
        return TraceColumns.snapshot(recorded.snapshot());
    }

    @Override
    public int empty(TraceOutcome outcome, Instant before, int most) {
        int messages = empty(MESSAGES, outcome, before, most);
        return messages + empty(EVENTS, outcome, before, most - messages);
    }

    private int empty(Columns table, TraceOutcome outcome, Instant before, int most) {
        if (most == 0) return 0;
        List<UUID> oldest = sql.select(table.id())
                .from(table.table())
                .where(table.outcome().eq(outcome.name()), table.decidedAt().lt(Moments.column(before)))
                .orderBy(table.outcome(), table.decidedAt(), table.id())
                .limit(most)
                .fetch(table.id());
        return oldest.isEmpty()
                ? 0
                : sql.deleteFrom(table.table()).where(table.id().in(oldest)).execute();
    }
}
