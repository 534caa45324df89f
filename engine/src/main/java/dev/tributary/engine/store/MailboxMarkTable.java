package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.MAILBOX_MARK;
import static dev.tributary.engine.store.schema.Tables.MAILBOX_TAKEN;

import dev.tributary.engine.channel.MailboxMarks;
import dev.tributary.engine.store.schema.tables.records.MailboxMarkRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.RowCountQuery;
import org.springframework.stereotype.Component;

/** Marks in their tables, each statement by itself. */
@Component
final class MailboxMarkTable implements MailboxMarks {
    private static final int AT_ONCE = 500;

    private final DSLContext sql;

    MailboxMarkTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Mark> mark(UUID accountId, String folder) {
        return sql.selectFrom(MAILBOX_MARK)
                .where(MAILBOX_MARK.ACCOUNT_ID.eq(accountId), MAILBOX_MARK.FOLDER.eq(folder))
                .fetchOptional(row -> new Mark(
                        row.getPlace(),
                        row.getValidity(),
                        row.getHistoryTo(),
                        Moments.instantOrNull(row.getHistorySince()),
                        row.getTakenTo(),
                        row.getBegunAt().toInstant(),
                        Moments.instantOrNull(row.getCompleteAt())));
    }

    @Override
    public void keep(UUID accountId, String folder, Mark mark) {
        MailboxMarkRecord row = new MailboxMarkRecord();
        row.setPlace(mark.place());
        row.setValidity(mark.validity());
        row.setHistoryTo(mark.historyTo());
        row.setHistorySince(Moments.columnOrNull(mark.historySince()));
        row.setTakenTo(mark.takenTo());
        row.setBegunAt(Moments.column(mark.begunAt()));
        row.setCompleteAt(Moments.columnOrNull(mark.completeAt()));
        Upserts.keep(
                sql.update(MAILBOX_MARK)
                        .set(row)
                        .where(MAILBOX_MARK.ACCOUNT_ID.eq(accountId), MAILBOX_MARK.FOLDER.eq(folder)),
                Upserts.in(sql)
                        .insertInto(MAILBOX_MARK)
                        .set(row)
                        .set(MAILBOX_MARK.ACCOUNT_ID, accountId)
                        .set(MAILBOX_MARK.FOLDER, folder)
                        .onConflict(MAILBOX_MARK.ACCOUNT_ID, MAILBOX_MARK.FOLDER)
                        .doNothing());
    }

    @Override
    public Set<String> taken(UUID accountId) {
        return sql.select(MAILBOX_TAKEN.NAME)
                .from(MAILBOX_TAKEN)
                .where(MAILBOX_TAKEN.ACCOUNT_ID.eq(accountId))
                .fetchSet(MAILBOX_TAKEN.NAME);
    }

    @Override
    public void take(UUID accountId, Collection<String> names) {
        List<RowCountQuery> inserts = new ArrayList<>();
        for (String name : names)
            inserts.add(Upserts.in(sql)
                    .insertInto(MAILBOX_TAKEN)
                    .set(MAILBOX_TAKEN.ACCOUNT_ID, accountId)
                    .set(MAILBOX_TAKEN.NAME, name)
                    .onConflict(MAILBOX_TAKEN.ACCOUNT_ID, MAILBOX_TAKEN.NAME)
                    .doNothing());
        Upserts.addAll(sql, inserts);
    }

    @Override
    public void forget(UUID accountId, Collection<String> names) {
        List<String> all = List.copyOf(names);
        for (int from = 0; from < all.size(); from += AT_ONCE)
            sql.deleteFrom(MAILBOX_TAKEN)
                    .where(
                            MAILBOX_TAKEN.ACCOUNT_ID.eq(accountId),
                            MAILBOX_TAKEN.NAME.in(all.subList(from, Math.min(all.size(), from + AT_ONCE))))
                    .execute();
    }
}
