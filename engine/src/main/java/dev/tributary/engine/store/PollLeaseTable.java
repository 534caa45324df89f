package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.POLL_LEASE;

import dev.tributary.engine.channel.PollLeases;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Leases in their table, each statement by itself; the nodes' clocks may differ by what a lease lasts. */
@Component
final class PollLeaseTable implements PollLeases {
    private final DSLContext sql;
    private final Clock clock;

    PollLeaseTable(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public boolean hold(UUID accountId, UUID node, Duration length) {
        OffsetDateTime now = Moments.column(clock.instant());
        OffsetDateTime until = Moments.column(clock.instant().plus(length));
        int renewed = sql.update(POLL_LEASE)
                .set(POLL_LEASE.HOLDER, node)
                .set(POLL_LEASE.HELD_UNTIL, until)
                .where(
                        POLL_LEASE.ACCOUNT_ID.eq(accountId),
                        POLL_LEASE.HOLDER.eq(node).or(POLL_LEASE.HELD_UNTIL.lt(now)))
                .execute();
        return renewed == 1
                || Upserts.added(Upserts.in(sql)
                        .insertInto(POLL_LEASE)
                        .set(POLL_LEASE.ACCOUNT_ID, accountId)
                        .set(POLL_LEASE.HOLDER, node)
                        .set(POLL_LEASE.HELD_UNTIL, until)
                        .onConflict(POLL_LEASE.ACCOUNT_ID)
                        .doNothing());
    }

    @Override
    public void release(UUID accountId, UUID node) {
        sql.deleteFrom(POLL_LEASE)
                .where(POLL_LEASE.ACCOUNT_ID.eq(accountId), POLL_LEASE.HOLDER.eq(node))
                .execute();
    }
}
