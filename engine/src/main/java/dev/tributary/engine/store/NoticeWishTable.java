package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.NOTICE_WISH;

import dev.tributary.engine.notice.NoticeWishStore;
import dev.tributary.engine.notice.NoticeWishes;
import dev.tributary.engine.store.schema.tables.records.NoticeWishRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** {@link NoticeWishStore} on its table. */
@Component
final class NoticeWishTable implements NoticeWishStore {
    private final DSLContext sql;

    NoticeWishTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Map<UUID, NoticeWishes> of(Collection<UUID> agents) {
        Map<UUID, NoticeWishes> wishes = new HashMap<>();
        if (agents.isEmpty()) return wishes;
        sql.selectFrom(NOTICE_WISH)
                .where(NOTICE_WISH.AGENT_ID.in(agents))
                .forEach(row -> wishes.put(
                        row.getAgentId(),
                        new NoticeWishes(
                                row.getOfflineByEmail(),
                                row.getOfflineOnDesktop(),
                                row.getMissedByEmail(),
                                row.getMissedOnDesktop())));
        return wishes;
    }

    @Override
    public void keep(UUID agent, NoticeWishes wishes) {
        NoticeWishRecord row = new NoticeWishRecord();
        row.setOfflineByEmail(wishes.offlineByEmail());
        row.setOfflineOnDesktop(wishes.offlineOnDesktop());
        row.setMissedByEmail(wishes.missedByEmail());
        row.setMissedOnDesktop(wishes.missedOnDesktop());
        NoticeWishRecord fresh = row.copy();
        fresh.setAgentId(agent);
        Upserts.keep(
                sql.update(NOTICE_WISH).set(row).where(NOTICE_WISH.AGENT_ID.eq(agent)),
                Upserts.in(sql).insertInto(NOTICE_WISH).set(fresh).onConflictDoNothing());
    }
}
