package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.EVENT_LOG;

import dev.tributary.engine.event.CommittedEvents;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.LoggedEvent;
import dev.tributary.engine.store.schema.tables.records.EventLogRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What is visible in the event log's table. */
@Component
final class JooqCommittedEvents implements CommittedEvents {
    private static final int AT_ONCE = 500;

    private final DSLContext sql;

    JooqCommittedEvents(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<LoggedEvent> after(long position, int limit) {
        return sql.selectFrom(EVENT_LOG)
                .where(EVENT_LOG.POSITION.gt(position))
                .orderBy(EVENT_LOG.POSITION)
                .limit(limit)
                .fetch(JooqCommittedEvents::event);
    }

    @Override
    public List<LoggedEvent> at(Collection<Long> positions) {
        List<Long> sorted = positions.stream().sorted().toList();
        List<LoggedEvent> found = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += AT_ONCE)
            found.addAll(sql.selectFrom(EVENT_LOG)
                    .where(EVENT_LOG.POSITION.in(sorted.subList(from, Math.min(from + AT_ONCE, sorted.size()))))
                    .orderBy(EVENT_LOG.POSITION)
                    .fetch(JooqCommittedEvents::event));
        return found;
    }

    @Override
    public long newest() {
        Long newest = sql.select(DSL.max(EVENT_LOG.POSITION)).from(EVENT_LOG).fetchOne(DSL.max(EVENT_LOG.POSITION));
        return newest == null ? 0 : newest;
    }

    private static LoggedEvent event(EventLogRecord row) {
        return new LoggedEvent(
                row.getPosition(),
                EventKind.valueOf(row.getKind()),
                row.getConversationId(),
                row.getMessageId(),
                row.getAgentId(),
                row.getDetails(),
                row.getOccurredAt().toInstant());
    }
}
