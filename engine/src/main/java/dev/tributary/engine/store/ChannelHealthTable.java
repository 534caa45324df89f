package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CHANNEL_ACCOUNT;
import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.MAILBOX_MARK;
import static dev.tributary.engine.store.schema.Tables.PAGE_MARK;

import dev.tributary.engine.channel.ChannelHealth;
import dev.tributary.engine.outbox.DeliveryState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The health of accounts, out of their rows, the marks of what was read, and the outbox. */
@Component
final class ChannelHealthTable implements ChannelHealth {
    private final DSLContext sql;

    ChannelHealthTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Health> of(UUID accountId) {
        return sql.select(CHANNEL_ACCOUNT.LAST_MESSAGE_AT, CHANNEL_ACCOUNT.LAST_ERROR_AT, CHANNEL_ACCOUNT.LAST_ERROR)
                .from(CHANNEL_ACCOUNT)
                .where(CHANNEL_ACCOUNT.ID.eq(accountId))
                .fetchOptional(row -> {
                    Record2<Integer, OffsetDateTime> waiting = waiting(accountId);
                    return new Health(
                            Moments.instantOrNull(row.value1()),
                            Moments.instantOrNull(row.value2()),
                            row.value3(),
                            readTo(accountId),
                            waiting.value1(),
                            Moments.instantOrNull(waiting.value2()));
                });
    }

    private Record2<Integer, OffsetDateTime> waiting(UUID accountId) {
        // spelled out: PostgreSQL's index is of these states only
        return sql.select(DSL.count(), DSL.min(DELIVERY.CREATED_AT))
                .from(DELIVERY)
                .where(
                        DELIVERY.ACCOUNT_ID.eq(accountId),
                        DELIVERY.STATE.in(
                                DSL.inline(DeliveryState.QUEUED.name()), DSL.inline(DeliveryState.SENDING.name())))
                .fetchSingle();
    }

    /** Of a mailbox whose folder was changed, the mark of the one that is read now is the latest. */
    private @Nullable Instant readTo(UUID accountId) {
        return Moments.instantOrNull(sql.select(DSL.max(DSL.field("at", OffsetDateTime.class)))
                .from(DSL.select(MAILBOX_MARK.COMPLETE_AT.as("at"))
                        .from(MAILBOX_MARK)
                        .where(MAILBOX_MARK.ACCOUNT_ID.eq(accountId))
                        .unionAll(
                                DSL.select(PAGE_MARK.READ_TO).from(PAGE_MARK).where(PAGE_MARK.ACCOUNT_ID.eq(accountId)))
                        .asTable("read_to"))
                .fetchSingle()
                .value1());
    }
}
