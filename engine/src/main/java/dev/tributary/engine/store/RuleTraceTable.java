package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_ASSIGNEE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.RULE_TRACE;

import dev.tributary.engine.decision.KeptTrace;
import dev.tributary.engine.decision.RuleTraces;
import dev.tributary.engine.store.schema.tables.records.RuleTraceRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Traces of messages. */
@Component
final class RuleTraceTable implements RuleTraces {
    private final DSLContext sql;

    RuleTraceTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void keep(List<KeptTrace> traces) {
        Batches.insert(sql, traces.stream().map(this::row).toList());
    }

    private RuleTraceRecord row(KeptTrace trace) {
        RuleTraceRecord row = new RuleTraceRecord();
        row.setMessageId(trace.id());
        row.setConversationId(trace.conversationId());
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
        sql.update(RULE_TRACE)
                .set(RULE_TRACE.VERDICTS, trace.verdicts())
                .set(RULE_TRACE.SNAPSHOT, TraceColumns.written(trace.snapshot()))
                .set(RULE_TRACE.PROBLEMS, TraceColumns.written(trace.problems()))
                .set(RULE_TRACE.OUTCOME, trace.outcome().name())
                .where(RULE_TRACE.MESSAGE_ID.eq(trace.id()))
                .execute();
    }

    @Override
    public Optional<KeptTrace> of(UUID message) {
        return sql.selectFrom(RULE_TRACE)
                .where(RULE_TRACE.MESSAGE_ID.eq(message))
                .fetchOptional(row -> new KeptTrace(
                        row.getMessageId(),
                        row.getConversationId(),
                        row.getActivation(),
                        row.getVerdicts(),
                        TraceColumns.snapshot(row.getSnapshot()),
                        TraceColumns.problems(row.getProblems()),
                        row.getDecidedAt().toInstant()));
    }

    @Override
    public Optional<UUID> behind(UUID message) {
        return sql.select(MESSAGE.TRACE_ID)
                .from(MESSAGE)
                .where(MESSAGE.ID.eq(message), MESSAGE.TRACE_ID.isNotNull())
                .fetchOptional(MESSAGE.TRACE_ID);
    }

    @Override
    public Standing standing(UUID conversation) {
        return new Standing(
                sql.select(CONVERSATION.GROUP_ID)
                        .from(CONVERSATION)
                        .where(CONVERSATION.ID.eq(conversation))
                        .fetchOne(CONVERSATION.GROUP_ID),
                sql.select(CONVERSATION_ASSIGNEE.AGENT_ID)
                        .from(CONVERSATION_ASSIGNEE)
                        .where(CONVERSATION_ASSIGNEE.CONVERSATION_ID.eq(conversation))
                        .fetchSet(CONVERSATION_ASSIGNEE.AGENT_ID));
    }
}
