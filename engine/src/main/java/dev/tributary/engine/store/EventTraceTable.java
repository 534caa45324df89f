package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.EVENT_TRACE;

import dev.tributary.engine.decision.EventTraces;
import dev.tributary.engine.decision.KeptTrace;
import dev.tributary.engine.store.schema.tables.records.EventTraceRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Traces of everything but messages, as {@link RuleTraceTable} keeps those. */
@Component
final class EventTraceTable implements EventTraces {
    private final DSLContext sql;

    EventTraceTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void keep(List<KeptTrace> traces) {
        Batches.insert(sql, traces.stream().map(this::row).toList());
    }

    private EventTraceRecord row(KeptTrace trace) {
        EventTraceRecord row = new EventTraceRecord();
        row.setId(trace.id());
        row.setConversationId(trace.conversationId());
        row.setEvent(trace.snapshot().event());
        row.setActivation(trace.activation());
        row.setVerdicts(trace.verdicts());
        row.setSnapshot(TraceColumns.written(trace.snapshot()));
        row.setProblems(TraceColumns.written(trace.problems()));
        row.setOutcome(trace.outcome().name());
        row.setDecidedAt(Moments.column(trace.decidedAt()));
        return row;
    }

    @Override
    public void complete(KeptTrace trace) {
        sql.update(EVENT_TRACE)
                .set(EVENT_TRACE.VERDICTS, trace.verdicts())
                .set(EVENT_TRACE.SNAPSHOT, TraceColumns.written(trace.snapshot()))
                .set(EVENT_TRACE.PROBLEMS, TraceColumns.written(trace.problems()))
                .set(EVENT_TRACE.OUTCOME, trace.outcome().name())
                .where(EVENT_TRACE.ID.eq(trace.id()))
                .execute();
    }

    @Override
    public Optional<KeptTrace> find(UUID id) {
        return sql.selectFrom(EVENT_TRACE).where(EVENT_TRACE.ID.eq(id)).fetchOptional(EventTraceTable::kept);
    }

    @Override
    public List<KeptTrace> of(UUID conversation, int limit) {
        return sql.selectFrom(EVENT_TRACE)
                .where(EVENT_TRACE.CONVERSATION_ID.eq(conversation))
                .orderBy(EVENT_TRACE.DECIDED_AT.desc(), EVENT_TRACE.ID)
                .limit(limit)
                .fetch(EventTraceTable::kept);
    }

    private static KeptTrace kept(EventTraceRecord row) {
        return new KeptTrace(
                row.getId(),
                row.getConversationId(),
                row.getActivation(),
                row.getVerdicts(),
                TraceColumns.snapshot(row.getSnapshot()),
                TraceColumns.problems(row.getProblems()),
                row.getDecidedAt().toInstant());
    }
}
