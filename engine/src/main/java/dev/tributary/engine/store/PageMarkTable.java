package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE_REF;
import static dev.tributary.engine.store.schema.Tables.PAGE_MARK;

import dev.tributary.engine.channel.PageMarks;
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.engine.store.schema.tables.records.PageMarkRecord;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Marks in their table, each statement by itself. */
@Component
final class PageMarkTable implements PageMarks {
    private static final int AT_ONCE = 500;

    private final DSLContext sql;

    PageMarkTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Mark> mark(UUID accountId) {
        return sql.selectFrom(PAGE_MARK)
                .where(PAGE_MARK.ACCOUNT_ID.eq(accountId))
                .fetchOptional(row ->
                        new Mark(row.getBegunAt().toInstant(), row.getReadTo().toInstant()));
    }

    @Override
    public void keep(UUID accountId, Mark mark) {
        PageMarkRecord row = new PageMarkRecord();
        row.setBegunAt(Moments.column(mark.begunAt()));
        row.setReadTo(Moments.column(mark.readTo()));
        Upserts.keep(
                sql.update(PAGE_MARK).set(row).where(PAGE_MARK.ACCOUNT_ID.eq(accountId)),
                Upserts.in(sql)
                        .insertInto(PAGE_MARK)
                        .set(row)
                        .set(PAGE_MARK.ACCOUNT_ID, accountId)
                        .onConflict(PAGE_MARK.ACCOUNT_ID)
                        .doNothing());
    }

    @Override
    public Set<String> known(UUID accountId, Collection<String> externalIds) {
        Set<String> known = new HashSet<>();
        List<String> all = List.copyOf(externalIds);
        for (int from = 0; from < all.size(); from += AT_ONCE)
            known.addAll(knownOf(accountId, all.subList(from, Math.min(all.size(), from + AT_ONCE))));
        return known;
    }

    /** What came in, what was sent, and what was sent in several pieces. */
    private Set<String> knownOf(UUID accountId, List<String> names) {
        Set<String> known = sql.select(MESSAGE.EXTERNAL_ID)
                .from(MESSAGE)
                .where(MESSAGE.EXTERNAL_ID.in(names), MESSAGE.ACCOUNT_ID.eq(accountId))
                .fetchSet(MESSAGE.EXTERNAL_ID);
        known.addAll(sql.select(DELIVERY.EXTERNAL_ID)
                .from(DELIVERY)
                .where(DELIVERY.ACCOUNT_ID.eq(accountId), DELIVERY.EXTERNAL_ID.in(names))
                .fetchSet(DELIVERY.EXTERNAL_ID));
        known.addAll(sql.select(MESSAGE_REF.RFC_ID)
                .from(MESSAGE_REF)
                .where(MESSAGE_REF.RFC_ID.in(names), MESSAGE_REF.ACCOUNT_ID.eq(accountId))
                .fetchSet(MESSAGE_REF.RFC_ID));
        return known;
    }

    @Override
    public Optional<UUID> unsettled(UUID accountId, String recipient, String text) {
        return sql.select(DELIVERY.ID)
                .from(DELIVERY)
                .join(MESSAGE)
                .on(MESSAGE.ID.eq(DELIVERY.MESSAGE_ID))
                .where(
                        DELIVERY.ACCOUNT_ID.eq(accountId),
                        DELIVERY.RECIPIENT.eq(recipient),
                        DELIVERY.STATE.eq(DeliveryState.UNKNOWN.name()),
                        MESSAGE.BODY.eq(text))
                .orderBy(DELIVERY.CREATED_AT.desc(), DELIVERY.ID)
                .limit(1)
                .fetchOptional(DELIVERY.ID);
    }
}
