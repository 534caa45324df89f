package dev.tributary.engine.store;

import static dev.tributary.engine.store.Moments.column;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.RULE_ACTIVATION;
import static dev.tributary.engine.store.schema.Tables.TIMER_FIRED;
import static dev.tributary.engine.store.schema.Tables.TIMER_LIVE;

import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.store.schema.tables.records.ConversationRecord;
import dev.tributary.engine.timer.TimerStore;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link TimerStore}: due conversations by the indexes on their state, page by page. */
@Component
final class TimerTables implements TimerStore {
    private final DSLContext sql;

    TimerTables(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Instant activatedAt(long activation) {
        return sql.select(RULE_ACTIVATION.ACTIVATED_AT)
                .from(RULE_ACTIVATION)
                .where(RULE_ACTIVATION.NUMBER.eq(activation))
                .fetchOptional(RULE_ACTIVATION.ACTIVATED_AT)
                .map(OffsetDateTime::toInstant)
                .orElse(Instant.EPOCH);
    }

    @Override
    public Map<String, Live> live() {
        return sql.selectFrom(TIMER_LIVE)
                .fetchMap(
                        TIMER_LIVE.TRIGGER_KEY,
                        row -> new Live(
                                row.getLiveSince().toInstant(),
                                row.getDoneUntil().toInstant()));
    }

    @Override
    public void begin(String key, Instant liveSince) {
        Upserts.added(Upserts.in(sql)
                .insertInto(TIMER_LIVE)
                .set(TIMER_LIVE.TRIGGER_KEY, key)
                .set(TIMER_LIVE.LIVE_SINCE, column(liveSince))
                .set(TIMER_LIVE.DONE_UNTIL, column(liveSince))
                .onConflictDoNothing());
    }

    @Override
    public void end(String key) {
        sql.deleteFrom(TIMER_LIVE).where(TIMER_LIVE.TRIGGER_KEY.eq(key)).execute();
    }

    @Override
    public void forget(Set<String> otherThan, Instant firedBefore) {
        Condition gone = otherThan.isEmpty() ? DSL.noCondition() : TIMER_FIRED.TRIGGER_KEY.notIn(otherThan);
        sql.deleteFrom(TIMER_FIRED)
                .where(gone, TIMER_FIRED.FIRED_AT.lt(column(firedBefore)))
                .execute();
    }

    @Override
    public void doneUntil(String key, Instant moment) {
        sql.update(TIMER_LIVE)
                .set(TIMER_LIVE.DONE_UNTIL, column(moment))
                .where(TIMER_LIVE.TRIGGER_KEY.eq(key), TIMER_LIVE.DONE_UNTIL.lt(column(moment)))
                .execute();
        sql.deleteFrom(TIMER_FIRED)
                .where(TIMER_FIRED.TRIGGER_KEY.eq(key), TIMER_FIRED.SINCE.le(column(moment)))
                .execute();
    }

    @Override
    public List<Due> waiting(String key, Window window, @Nullable Due after, int limit) {
        return due(CONVERSATION.WAITING_SINCE, key, window, after, limit);
    }

    @Override
    public List<Due> idle(String key, Window window, @Nullable Due after, int limit) {
        return due(CONVERSATION.LAST_ACTIVITY_AT, key, window, after, limit);
    }

    private List<Due> due(
            TableField<ConversationRecord, OffsetDateTime> since,
            String key,
            Window window,
            @Nullable Due after,
            int limit) {
        Condition which = CONVERSATION
                .STATUS
                .eq(ConversationStatus.OPEN.name())
                .and(since.le(column(window.until())))
                .and(scope(window));
        if (!window.after().equals(Instant.MIN)) which = which.and(since.gt(column(window.after())));
        if (after != null)
            which = which.and(since.gt(column(after.since()))
                    .or(since.eq(column(after.since())).and(CONVERSATION.ID.gt(after.conversation()))));
        return sql.select(CONVERSATION.ID, since)
                .from(CONVERSATION)
                .where(which)
                .andNotExists(DSL.selectOne()
                        .from(TIMER_FIRED)
                        .where(
                                TIMER_FIRED.CONVERSATION_ID.eq(CONVERSATION.ID),
                                TIMER_FIRED.TRIGGER_KEY.eq(key),
                                TIMER_FIRED.SINCE.eq(since)))
                .orderBy(since, CONVERSATION.ID)
                .limit(limit)
                .fetch(row -> new Due(row.value1(), row.value2().toInstant()));
    }

    private static Condition scope(Window window) {
        if (window.group() != null) return CONVERSATION.GROUP_ID.eq(window.group());
        if (window.otherThan().isEmpty()) return DSL.noCondition();
        return CONVERSATION.GROUP_ID.isNull().or(CONVERSATION.GROUP_ID.notIn(window.otherThan()));
    }

    @Override
    public List<UUID> unresolved(Instant moment, @Nullable UUID after, int limit) {
        Condition which = CONVERSATION
                .STATUS
                .in(ConversationStatus.OPEN.name(), ConversationStatus.SNOOZED.name())
                .and(CONVERSATION.CREATED_AT.le(column(moment)));
        if (after != null) which = which.and(CONVERSATION.ID.gt(after));
        return sql.select(CONVERSATION.ID)
                .from(CONVERSATION)
                .where(which)
                .orderBy(CONVERSATION.ID)
                .limit(limit)
                .fetch(CONVERSATION.ID);
    }

    @Override
    public List<UUID> asideUntil(Instant now, int limit) {
        return sql.select(CONVERSATION.ID)
                .from(CONVERSATION)
                .where(
                        CONVERSATION.STATUS.eq(ConversationStatus.SNOOZED.name()),
                        CONVERSATION.SNOOZED_UNTIL.le(column(now)))
                .orderBy(CONVERSATION.SNOOZED_UNTIL, CONVERSATION.ID)
                .limit(limit)
                .fetch(CONVERSATION.ID);
    }

    @Override
    public boolean fired(String key, Due due) {
        return sql.fetchExists(
                TIMER_FIRED,
                TIMER_FIRED.CONVERSATION_ID.eq(due.conversation()),
                TIMER_FIRED.TRIGGER_KEY.eq(key),
                TIMER_FIRED.SINCE.eq(column(due.since())));
    }

    @Override
    public void fire(String key, Due due, Instant now) {
        sql.deleteFrom(TIMER_FIRED)
                .where(
                        TIMER_FIRED.CONVERSATION_ID.eq(due.conversation()),
                        TIMER_FIRED.TRIGGER_KEY.eq(key),
                        TIMER_FIRED.SINCE.lt(column(due.since())))
                .execute();
        sql.insertInto(TIMER_FIRED)
                .set(TIMER_FIRED.CONVERSATION_ID, due.conversation())
                .set(TIMER_FIRED.TRIGGER_KEY, key)
                .set(TIMER_FIRED.SINCE, column(due.since()))
                .set(TIMER_FIRED.FIRED_AT, column(now))
                .execute();
    }
}
