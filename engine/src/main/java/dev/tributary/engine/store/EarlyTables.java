package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.EARLY_ASIDE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;

import dev.tributary.engine.intake.EarlyAside;
import dev.tributary.engine.intake.EarlyStore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** {@link EarlyStore} on its table. */
@Component
final class EarlyTables implements EarlyStore {
    /** Whatever a channel tells of messages that never come must not fill a table. */
    private static final int MOST = 1000;

    private final DSLContext sql;

    EarlyTables(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void keep(EarlyAside aside, Instant now) {
        Condition same = same(aside);
        sql.deleteFrom(EARLY_ASIDE)
                .where(same, EARLY_ASIDE.DONE_AT.lt(Moments.column(aside.at())))
                .execute();
        if (sql.fetchCount(EARLY_ASIDE, EARLY_ASIDE.ACCOUNT_ID.eq(aside.account())) >= MOST) return;
        boolean unused = Upserts.added(Upserts.in(sql)
                .insertInto(EARLY_ASIDE)
                .set(EARLY_ASIDE.ACCOUNT_ID, aside.account())
                .set(EARLY_ASIDE.EXTERNAL_ID, aside.externalId())
                .set(EARLY_ASIDE.KIND, aside.kind().name())
                .set(EARLY_ASIDE.CUSTOMER, aside.customer())
                .set(EARLY_ASIDE.SAID, aside.said())
                .set(EARLY_ASIDE.DONE_AT, Moments.column(aside.at()))
                .set(EARLY_ASIDE.KEPT_AT, Moments.column(now))
                .onConflictDoNothing());
    }

    private static Condition same(EarlyAside aside) {
        return EARLY_ASIDE
                .EXTERNAL_ID
                .eq(aside.externalId())
                .and(EARLY_ASIDE.ACCOUNT_ID.eq(aside.account()))
                .and(EARLY_ASIDE.KIND.eq(aside.kind().name()))
                .and(EARLY_ASIDE.CUSTOMER.eq(aside.customer()));
    }

    @Override
    public List<EarlyAside> take(UUID account) {
        Condition came = DSL.exists(DSL.selectOne()
                        .from(MESSAGE)
                        .where(
                                MESSAGE.EXTERNAL_ID.eq(EARLY_ASIDE.EXTERNAL_ID),
                                MESSAGE.ACCOUNT_ID.eq(EARLY_ASIDE.ACCOUNT_ID)))
                .or(DSL.exists(DSL.selectOne()
                        .from(DELIVERY)
                        .where(
                                DELIVERY.EXTERNAL_ID.eq(EARLY_ASIDE.EXTERNAL_ID),
                                DELIVERY.ACCOUNT_ID.eq(EARLY_ASIDE.ACCOUNT_ID))));
        List<EarlyAside> all = sql.selectFrom(EARLY_ASIDE)
                .where(EARLY_ASIDE.ACCOUNT_ID.eq(account), came)
                .orderBy(EARLY_ASIDE.DONE_AT, EARLY_ASIDE.EXTERNAL_ID)
                .fetch(row -> new EarlyAside(
                        row.getAccountId(),
                        row.getExternalId(),
                        EarlyAside.Kind.valueOf(row.getKind()),
                        row.getCustomer(),
                        row.getSaid(),
                        row.getDoneAt().toInstant()));
        for (EarlyAside aside : all)
            sql.deleteFrom(EARLY_ASIDE).where(same(aside)).execute();
        return all;
    }

    @Override
    public List<UUID> accounts() {
        return sql.selectDistinct(EARLY_ASIDE.ACCOUNT_ID).from(EARLY_ASIDE).fetch(EARLY_ASIDE.ACCOUNT_ID);
    }

    @Override
    public void forget(Instant keptBefore) {
        sql.deleteFrom(EARLY_ASIDE)
                .where(EARLY_ASIDE.KEPT_AT.lt(Moments.column(keptBefore)))
                .execute();
    }
}
