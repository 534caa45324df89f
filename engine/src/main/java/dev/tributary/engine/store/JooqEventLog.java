package dev.tributary.engine.store;

import dev.tributary.engine.event.CommitBell;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.store.schema.tables.records.EventLogRecord;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The event log in its table, and the bell after the commit. */
@Component
final class JooqEventLog implements EventLog {
    private final DSLContext sql;
    private final Clock clock;
    /** Looked up late: the bell belongs to the feed, which reads the log. */
    private final ObjectProvider<CommitBell> bells;

    JooqEventLog(DSLContext sql, Clock clock, ObjectProvider<CommitBell> bells) {
        this.sql = sql;
        this.clock = clock;
        this.bells = bells;
    }

    @Override
    public void append(List<NewEvent> events) {
        if (!TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("events are logged in the transaction in which they happen");
        if (events.isEmpty()) return;
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        Batches.insert(sql, events.stream().map(event -> row(event, now)).toList());
        ringAfterCommit();
    }

    private static EventLogRecord row(NewEvent event, OffsetDateTime now) {
        EventLogRecord row = new EventLogRecord();
        row.setKind(event.kind().name());
        row.setConversationId(event.conversationId());
        row.setMessageId(event.messageId());
        row.setAgentId(event.agentId());
        row.setDetails(event.details());
        row.setOccurredAt(now);
        return row;
    }

    private void ringAfterCommit() {
        for (TransactionSynchronization there : TransactionSynchronizationManager.getSynchronizations())
            if (there instanceof Ringing) return;
        TransactionSynchronizationManager.registerSynchronization(new Ringing(bells));
    }

    private record Ringing(ObjectProvider<CommitBell> bells) implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            bells.forEach(CommitBell::ring);
        }
    }
}
