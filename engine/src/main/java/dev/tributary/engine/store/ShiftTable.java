package dev.tributary.engine.store;

import static dev.tributary.engine.store.Moments.column;
import static dev.tributary.engine.store.schema.Tables.AGENT;
import static dev.tributary.engine.store.schema.Tables.AGENT_SHIFT;

import dev.tributary.engine.access.Presence;
import dev.tributary.engine.shift.Shift;
import dev.tributary.engine.shift.ShiftStore;
import dev.tributary.engine.store.schema.tables.records.AgentShiftRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** {@link ShiftStore} on its table. */
@Component
final class ShiftTable implements ShiftStore {
    private final DSLContext sql;

    ShiftTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Shift> of(UUID agent) {
        return sql.selectFrom(AGENT_SHIFT).where(AGENT_SHIFT.AGENT_ID.eq(agent)).fetchOptional(ShiftTable::shift);
    }

    @Override
    public void keep(UUID agent, Shift shift) {
        AgentShiftRecord row = new AgentShiftRecord();
        row.setHereUntil(column(shift.hereUntil()));
        row.setActiveAt(column(shift.activeAt()));
        row.setChosenAway(shift.chosenAway());
        row.setAwayAfter((int) shift.awayAfter().toMinutes());
        AgentShiftRecord fresh = row.copy();
        fresh.setAgentId(agent);
        Upserts.keep(
                sql.update(AGENT_SHIFT).set(row).where(AGENT_SHIFT.AGENT_ID.eq(agent)),
                Upserts.in(sql).insertInto(AGENT_SHIFT).set(fresh).onConflictDoNothing());
    }

    @Override
    public Map<UUID, Shift> there() {
        Map<UUID, Shift> there = new HashMap<>();
        sql.selectFrom(AGENT_SHIFT).where(notOffline()).forEach(row -> there.put(row.getAgentId(), shift(row)));
        return there;
    }

    @Override
    public void putOffAll(Instant hereUntil) {
        sql.update(AGENT_SHIFT)
                .set(AGENT_SHIFT.HERE_UNTIL, column(hereUntil))
                .where(AGENT_SHIFT.HERE_UNTIL.lt(column(hereUntil)), notOffline())
                .execute();
    }

    private static Condition notOffline() {
        return AGENT_SHIFT.AGENT_ID.in(
                DSL.select(AGENT.ID).from(AGENT).where(AGENT.PRESENCE.ne(Presence.OFFLINE.name())));
    }

    private static Shift shift(AgentShiftRecord row) {
        return new Shift(
                row.getHereUntil().toInstant(),
                row.getActiveAt().toInstant(),
                row.getChosenAway(),
                Duration.ofMinutes(row.getAwayAfter()));
    }
}
