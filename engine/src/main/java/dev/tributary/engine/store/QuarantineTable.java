package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.QUARANTINE;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tributary.engine.channel.Quarantine.Cause;
import dev.tributary.engine.channel.Quarantine.Entry;
import dev.tributary.engine.channel.QuarantineStore;
import dev.tributary.engine.store.schema.tables.records.QuarantineRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Quarantine entries in their table. */
@Component
final class QuarantineTable implements QuarantineStore {
    private final DSLContext sql;

    QuarantineTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Entry> lock(UUID accountId, String externalId) {
        return sql.selectFrom(QUARANTINE)
                .where(QUARANTINE.ACCOUNT_ID.eq(accountId), QUARANTINE.EXTERNAL_ID.eq(externalId))
                .forUpdate()
                .fetchOptional(QuarantineTable::entry);
    }

    @Override
    public Optional<Entry> lock(UUID id) {
        return sql.selectFrom(QUARANTINE)
                .where(QUARANTINE.ID.eq(id))
                .forUpdate()
                .fetchOptional(QuarantineTable::entry);
    }

    @Override
    public boolean add(
            UUID accountId, String externalId, String locator, Cause cause, String explanation, Instant now) {
        return Upserts.added(Upserts.in(sql)
                .insertInto(QUARANTINE)
                .set(QUARANTINE.ID, UuidCreator.getTimeOrderedEpoch())
                .set(QUARANTINE.ACCOUNT_ID, accountId)
                .set(QUARANTINE.EXTERNAL_ID, externalId)
                .set(QUARANTINE.LOCATOR, locator)
                .set(QUARANTINE.CAUSE, cause.name())
                .set(QUARANTINE.EXPLANATION, explanation)
                .set(QUARANTINE.ATTEMPTS, 1)
                .set(QUARANTINE.OCCURRED_AT, Moments.column(now))
                .onConflict(QUARANTINE.ACCOUNT_ID, QUARANTINE.EXTERNAL_ID)
                .doNothing());
    }

    @Override
    public void again(UUID id, String locator, Cause cause, String explanation, Instant now) {
        sql.update(QUARANTINE)
                .set(QUARANTINE.LOCATOR, locator)
                .set(QUARANTINE.CAUSE, cause.name())
                .set(QUARANTINE.EXPLANATION, explanation)
                .set(QUARANTINE.ATTEMPTS, QUARANTINE.ATTEMPTS.plus(1))
                .set(QUARANTINE.OCCURRED_AT, Moments.column(now))
                .set(QUARANTINE.REPLAY_ASKED_AT, (OffsetDateTime) null)
                .set(QUARANTINE.RESOLVED_AT, (OffsetDateTime) null)
                .where(QUARANTINE.ID.eq(id))
                .execute();
    }

    @Override
    public void keep(UUID accountId, String externalId, String original) {
        sql.update(QUARANTINE)
                .set(QUARANTINE.ORIGINAL, original)
                .where(QUARANTINE.ACCOUNT_ID.eq(accountId), QUARANTINE.EXTERNAL_ID.eq(externalId))
                .execute();
    }

    @Override
    public boolean holds(UUID accountId, String externalId) {
        return sql.fetchExists(
                QUARANTINE,
                QUARANTINE.ACCOUNT_ID.eq(accountId),
                QUARANTINE.EXTERNAL_ID.eq(externalId),
                QUARANTINE.RESOLVED_AT.isNull());
    }

    @Override
    public void resolved(UUID id, @Nullable UUID messageId, Instant now) {
        sql.update(QUARANTINE)
                .set(QUARANTINE.RESOLVED_AT, Moments.column(now))
                .set(QUARANTINE.MESSAGE_ID, messageId)
                .set(QUARANTINE.ORIGINAL, (String) null)
                .set(QUARANTINE.REPLAY_ASKED_AT, (OffsetDateTime) null)
                .where(QUARANTINE.ID.eq(id))
                .execute();
    }

    @Override
    public void replayAsked(UUID id, Instant now) {
        sql.update(QUARANTINE)
                .set(QUARANTINE.REPLAY_ASKED_AT, Moments.column(now))
                .where(QUARANTINE.ID.eq(id))
                .execute();
    }

    @Override
    public List<Entry> entries(int limit) {
        return sql.selectFrom(QUARANTINE)
                .orderBy(
                        org.jooq
                                .impl
                                .DSL
                                .when(QUARANTINE.RESOLVED_AT.isNull(), 0)
                                .otherwise(1),
                        QUARANTINE.OCCURRED_AT.desc(),
                        QUARANTINE.ID)
                .limit(limit)
                .fetch(QuarantineTable::entry);
    }

    @Override
    public int open() {
        return sql.fetchCount(QUARANTINE, QUARANTINE.RESOLVED_AT.isNull());
    }

    @Override
    public List<Entry> waitingForReplay(UUID accountId) {
        return sql.selectFrom(QUARANTINE)
                .where(
                        QUARANTINE.ACCOUNT_ID.eq(accountId),
                        QUARANTINE.RESOLVED_AT.isNull(),
                        QUARANTINE.REPLAY_ASKED_AT.isNotNull())
                .orderBy(QUARANTINE.REPLAY_ASKED_AT, QUARANTINE.ID)
                .fetch(QuarantineTable::entry);
    }

    private static Entry entry(QuarantineRecord row) {
        return new Entry(
                row.getId(),
                row.getAccountId(),
                row.getExternalId(),
                row.getLocator(),
                Cause.valueOf(row.getCause()),
                row.getExplanation(),
                row.getAttempts(),
                row.getOccurredAt().toInstant(),
                Moments.instantOrNull(row.getResolvedAt()),
                row.getOriginal());
    }
}
