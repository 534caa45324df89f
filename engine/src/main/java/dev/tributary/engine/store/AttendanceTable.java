package dev.tributary.engine.store;

import static dev.tributary.engine.store.Moments.column;
import static dev.tributary.engine.store.schema.Tables.ATTENDANCE;
import static dev.tributary.engine.store.schema.Tables.CONTACT_IDENTITY;
import static dev.tributary.engine.store.schema.Tables.VISITOR;

import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.visit.AttendanceStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Batch;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** {@link AttendanceStore} on its table. */
@Component
final class AttendanceTable implements AttendanceStore {
    private final DSLContext sql;

    AttendanceTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Set<UUID> putOff(Collection<UUID> visitors, Instant goneAt) {
        if (visitors.isEmpty()) return Set.of();
        // row by row in order: two nodes that hear of the same visitors do not lock each other out
        List<UUID> sorted = visitors.stream().sorted().toList();
        BatchBindStep binding = sql.batch(sql.update(ATTENDANCE)
                .set(ATTENDANCE.GONE_AT, DSL.val(null, ATTENDANCE.GONE_AT.getDataType()))
                .where(ATTENDANCE.VISITOR_ID.eq(DSL.val(null, ATTENDANCE.VISITOR_ID.getDataType()))));
        for (UUID visitor : sorted) binding = binding.bind(column(goneAt), visitor);
        Batch batch = binding;
        int[] found = batch.execute();
        Set<UUID> unknown = new HashSet<>();
        for (int i = 0; i < found.length; i++) if (found[i] == 0) unknown.add(sorted.get(i));
        return unknown;
    }

    @Override
    public void putOffAll(Instant goneAt) {
        sql.update(ATTENDANCE)
                .set(ATTENDANCE.GONE_AT, column(goneAt))
                .where(ATTENDANCE.GONE_AT.lt(column(goneAt)))
                .execute();
    }

    @Override
    public boolean add(UUID visitor, Instant goneAt) {
        return Upserts.added(Upserts.in(sql)
                .insertInto(ATTENDANCE)
                .set(ATTENDANCE.VISITOR_ID, visitor)
                .set(ATTENDANCE.GONE_AT, column(goneAt))
                .onConflictDoNothing());
    }

    @Override
    public Map<UUID, UUID> conversations(Collection<UUID> visitors) {
        if (visitors.isEmpty()) return Map.of();
        Map<UUID, UUID> conversations = new HashMap<>();
        sql.select(CONTACT_IDENTITY.EXTERNAL_ID, CONTACT_IDENTITY.CONVERSATION_ID)
                .from(CONTACT_IDENTITY)
                .where(
                        CONTACT_IDENTITY.EXTERNAL_ID.in(
                                visitors.stream().map(UUID::toString).toList()),
                        CONTACT_IDENTITY.CHANNEL.eq(Channels.CHAT),
                        CONTACT_IDENTITY.CONVERSATION_ID.isNotNull())
                .forEach(row -> conversations.put(UUID.fromString(row.value1()), row.value2()));
        return conversations;
    }

    @Override
    public List<Gone> gone(Instant now, int limit) {
        return sql.select(ATTENDANCE.VISITOR_ID, ATTENDANCE.GONE_AT)
                .from(ATTENDANCE)
                .where(ATTENDANCE.GONE_AT.le(column(now)))
                .orderBy(ATTENDANCE.GONE_AT, ATTENDANCE.VISITOR_ID)
                .limit(limit)
                .fetch(row -> new Gone(row.value1(), row.value2().toInstant()));
    }

    @Override
    public boolean remove(Gone gone, Instant lastSeen) {
        int removed = sql.deleteFrom(ATTENDANCE)
                .where(ATTENDANCE.VISITOR_ID.eq(gone.visitor()), ATTENDANCE.GONE_AT.eq(column(gone.at())))
                .execute();
        if (removed == 0) return false;
        sql.update(VISITOR)
                .set(VISITOR.LAST_SEEN_AT, column(lastSeen))
                .where(VISITOR.ID.eq(gone.visitor()))
                .execute();
        return true;
    }
}
