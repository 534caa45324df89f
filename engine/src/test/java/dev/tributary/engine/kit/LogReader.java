package dev.tributary.engine.kit;

import static dev.tributary.engine.store.schema.Tables.EVENT_LOG;

import dev.tributary.engine.event.EventKind;
import java.util.List;
import org.jooq.DSLContext;

/** Reads the event log behind the feed's back, for tests that ask what was told. */
public final class LogReader {
    private final DSLContext sql;

    /** Of this engine. */
    public LogReader(EngineKit kit) {
        sql = kit.get(DSLContext.class);
    }

    /** The details of all committed events of this kind, in order. */
    public List<String> details(EventKind kind) {
        return sql.select(EVENT_LOG.DETAILS)
                .from(EVENT_LOG)
                .where(EVENT_LOG.KIND.eq(kind.name()))
                .orderBy(EVENT_LOG.POSITION)
                .fetch(EVENT_LOG.DETAILS);
    }
}
