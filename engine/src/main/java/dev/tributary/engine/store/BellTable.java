package dev.tributary.engine.store;

import static dev.tributary.engine.store.Moments.column;
import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.NOTIFICATION;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.notice.BellStore;
import dev.tributary.engine.notice.Notice;
import dev.tributary.engine.notice.NoticeKind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** {@link BellStore} on the notices' table. */
@Component
final class BellTable implements BellStore {
    private static final Condition TOLD = NOTIFICATION.STATE.eq(Notice.State.TOLD.name());

    private final DSLContext sql;

    BellTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Line> lines(Agent agent, int limit) {
        return told(agent)
                .orderBy(NOTIFICATION.CREATED_AT.desc(), NOTIFICATION.ID)
                .limit(limit)
                .fetch(BellTable::line);
    }

    @Override
    public int unread(Agent agent) {
        return sql.select(DSL.countDistinct(NOTIFICATION.CONVERSATION_ID))
                .from(NOTIFICATION)
                .join(CONVERSATION)
                .on(CONVERSATION.ID.eq(NOTIFICATION.CONVERSATION_ID))
                .where(
                        NOTIFICATION.AGENT_ID.eq(agent.id()),
                        TOLD,
                        NOTIFICATION.READ_AT.isNull(),
                        Visibility.mayOpen(agent))
                .fetchSingle()
                .value1();
    }

    @Override
    public void read(UUID agent, UUID conversation, Instant now) {
        read(agent, NOTIFICATION.CONVERSATION_ID.eq(conversation), now);
    }

    @Override
    public void readAll(UUID agent, Instant now) {
        read(agent, DSL.noCondition(), now);
    }

    private void read(UUID agent, Condition which, Instant now) {
        sql.update(NOTIFICATION)
                .set(NOTIFICATION.READ_AT, column(now))
                .where(NOTIFICATION.AGENT_ID.eq(agent), which, TOLD, NOTIFICATION.READ_AT.isNull())
                .execute();
    }

    @Override
    public List<Line> unshown(Agent agent, Instant since) {
        return told(agent)
                .and(NOTIFICATION.SETTLED_AT.ge(column(since)))
                .and(NOTIFICATION.READ_AT.isNull())
                .and(NOTIFICATION.SHOWN_AT.isNull())
                .orderBy(NOTIFICATION.SETTLED_AT, NOTIFICATION.ID)
                .fetch(BellTable::line);
    }

    @Override
    public Set<UUID> claim(List<UUID> notices, Instant now) {
        Set<UUID> claimed = new HashSet<>();
        // row by row in order: two browsers that ask at once each get some, and neither waits for the other for long
        for (UUID notice : notices.stream().sorted().toList())
            if (sql.update(NOTIFICATION)
                            .set(NOTIFICATION.SHOWN_AT, column(now))
                            .where(NOTIFICATION.ID.eq(notice), NOTIFICATION.SHOWN_AT.isNull())
                            .execute()
                    > 0) claimed.add(notice);
        return claimed;
    }

    private SelectConditionStep<? extends Record> told(Agent agent) {
        return sql.select(
                        NOTIFICATION.ID,
                        NOTIFICATION.CONVERSATION_ID,
                        NOTIFICATION.EVENT,
                        NOTIFICATION.KIND,
                        NOTIFICATION.CONTENT,
                        NOTIFICATION.SETTLED_AT,
                        NOTIFICATION.CREATED_AT,
                        NOTIFICATION.READ_AT,
                        CONTACT.NAME,
                        CONVERSATION.SUBJECT,
                        CONVERSATION.PREVIEW)
                .from(NOTIFICATION)
                .join(CONVERSATION)
                .on(CONVERSATION.ID.eq(NOTIFICATION.CONVERSATION_ID))
                .join(CONTACT)
                .on(CONTACT.ID.eq(CONVERSATION.CONTACT_ID))
                .where(NOTIFICATION.AGENT_ID.eq(agent.id()), TOLD, Visibility.mayOpen(agent));
    }

    private static Line line(Record row) {
        String kind = row.get(NOTIFICATION.KIND);
        return new Line(
                row.get(NOTIFICATION.ID),
                row.get(NOTIFICATION.CONVERSATION_ID),
                row.get(NOTIFICATION.EVENT),
                kind == null ? null : NoticeKind.valueOf(kind),
                row.get(NOTIFICATION.CONTENT),
                row.get(CONTACT.NAME),
                row.get(CONVERSATION.SUBJECT),
                row.get(CONVERSATION.PREVIEW),
                row.get(row.get(NOTIFICATION.SETTLED_AT) == null ? NOTIFICATION.CREATED_AT : NOTIFICATION.SETTLED_AT)
                        .toInstant(),
                row.get(NOTIFICATION.READ_AT) != null);
    }
}
