package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.ATTACHMENT;
import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE_REF;
import static dev.tributary.engine.store.schema.Tables.PAGE_COMMENT;
import static dev.tributary.engine.store.schema.Tables.PAGE_MARK;
import static dev.tributary.engine.store.schema.Tables.QUARANTINE;

import dev.tributary.engine.channel.PageMarks;
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.engine.outbox.DeliveryStore;
import dev.tributary.engine.store.schema.tables.records.PageMarkRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.RowCountQuery;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Marks and watched comments in their tables, each statement by itself. */
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
    public void drop(UUID accountId) {
        sql.deleteFrom(PAGE_COMMENT)
                .where(PAGE_COMMENT.ACCOUNT_ID.eq(accountId))
                .execute();
        sql.deleteFrom(PAGE_MARK).where(PAGE_MARK.ACCOUNT_ID.eq(accountId)).execute();
    }

    @Override
    public Set<String> known(UUID accountId, Collection<String> externalIds) {
        Set<String> known = new HashSet<>();
        List<String> all = List.copyOf(externalIds);
        for (int from = 0; from < all.size(); from += AT_ONCE)
            known.addAll(knownOf(accountId, all.subList(from, Math.min(all.size(), from + AT_ONCE))));
        return known;
    }

    /** What came in, what was sent, what was sent in several pieces, and what lies in quarantine. */
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
        known.addAll(sql.select(QUARANTINE.EXTERNAL_ID)
                .from(QUARANTINE)
                .where(
                        QUARANTINE.ACCOUNT_ID.eq(accountId),
                        QUARANTINE.EXTERNAL_ID.in(names),
                        QUARANTINE.RESOLVED_AT.isNull())
                .fetchSet(QUARANTINE.EXTERNAL_ID));
        return known;
    }

    @Override
    public void watch(UUID accountId, Collection<Comment> fresh) {
        List<RowCountQuery> inserts = new ArrayList<>();
        for (Comment comment : fresh)
            inserts.add(Upserts.in(sql)
                    .insertInto(PAGE_COMMENT)
                    .set(PAGE_COMMENT.ACCOUNT_ID, accountId)
                    .set(PAGE_COMMENT.COMMENT_ID, comment.id())
                    .set(PAGE_COMMENT.POST_ID, comment.post())
                    .set(PAGE_COMMENT.PERSON, comment.person())
                    .set(PAGE_COMMENT.WRITTEN_AT, Moments.column(comment.at()))
                    .onConflict(PAGE_COMMENT.ACCOUNT_ID, PAGE_COMMENT.COMMENT_ID)
                    .doNothing());
        Upserts.addAll(sql, inserts);
    }

    @Override
    public List<Comment> comments(UUID accountId, Instant since) {
        return sql.selectFrom(PAGE_COMMENT)
                .where(PAGE_COMMENT.ACCOUNT_ID.eq(accountId), PAGE_COMMENT.WRITTEN_AT.ge(Moments.column(since)))
                .orderBy(PAGE_COMMENT.WRITTEN_AT, PAGE_COMMENT.COMMENT_ID)
                .fetch(row -> new Comment(
                        row.getCommentId(),
                        row.getPostId(),
                        row.getPerson(),
                        row.getWrittenAt().toInstant()));
    }

    @Override
    public void forget(UUID accountId, Collection<String> comments, Instant before) {
        sql.deleteFrom(PAGE_COMMENT)
                .where(
                        PAGE_COMMENT.ACCOUNT_ID.eq(accountId),
                        PAGE_COMMENT.WRITTEN_AT.lt(Moments.column(before)).or(PAGE_COMMENT.COMMENT_ID.in(comments)))
                .execute();
    }

    @Override
    public boolean doubtful(UUID accountId, Instant now) {
        return sql.fetchExists(
                DELIVERY,
                DELIVERY.ACCOUNT_ID.eq(accountId),
                DELIVERY.STATE.eq(DeliveryState.UNKNOWN.name()),
                DELIVERY.NEXT_AT.gt(Moments.column(now)));
    }

    @Override
    public Optional<Unsettled> unsettled(UUID accountId, String recipient, String text) {
        Condition files = DSL.exists(DSL.selectOne().from(ATTACHMENT).where(ATTACHMENT.MESSAGE_ID.eq(MESSAGE.ID)));
        Select<?> pieces = DSL.selectOne()
                .from(MESSAGE_REF)
                .where(
                        MESSAGE_REF.CONVERSATION_ID.eq(DELIVERY.CONVERSATION_ID),
                        MESSAGE_REF.ACCOUNT_ID.eq(DELIVERY.ACCOUNT_ID),
                        MESSAGE_REF.MESSAGE_ID.eq(DELIVERY.MESSAGE_ID),
                        MESSAGE_REF.KIND.eq(DeliveryStore.RefKind.PROVIDER.name()));
        return sql.select(DELIVERY.ID, DSL.field(files))
                .from(DELIVERY)
                .join(MESSAGE)
                .on(MESSAGE.ID.eq(DELIVERY.MESSAGE_ID))
                .where(
                        DELIVERY.ACCOUNT_ID.eq(accountId),
                        DELIVERY.RECIPIENT.eq(recipient),
                        DELIVERY.STATE.eq(DeliveryState.UNKNOWN.name()),
                        MESSAGE.BODY.eq(text),
                        DSL.notExists(pieces))
                .orderBy(DELIVERY.CREATED_AT.desc(), DELIVERY.ID)
                .limit(1)
                .fetchOptional(row -> new Unsettled(row.value1(), row.value2()));
    }
}
