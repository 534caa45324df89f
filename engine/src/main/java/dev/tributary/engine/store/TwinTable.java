package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CHANNEL_ACCOUNT;
import static dev.tributary.engine.store.schema.Tables.MAIL_STRIPE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;

import dev.tributary.engine.intake.ExternalKey;
import dev.tributary.engine.intake.TwinStore;
import dev.tributary.engine.spi.Channels;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Twins, by the messages' table. Ids share a small number of locks, which are always taken in one order. */
@Component
final class TwinTable implements TwinStore {
    private static final int STRIPES = 32;

    private final DSLContext sql;

    TwinTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public boolean lock(Set<String> ids) {
        Set<Integer> stripes =
                ids.stream().map(id -> Math.floorMod(id.hashCode(), STRIPES)).collect(Collectors.toSet());
        return !sql.select(MAIL_STRIPE.NUMBER)
                .from(MAIL_STRIPE)
                .where(
                        MAIL_STRIPE.NUMBER.in(stripes),
                        DSL.field(DSL.selectCount()
                                        .from(CHANNEL_ACCOUNT)
                                        .where(CHANNEL_ACCOUNT.CHANNEL.eq(Channels.EMAIL)))
                                .gt(1))
                .orderBy(MAIL_STRIPE.NUMBER)
                .forUpdate()
                .fetch()
                .isEmpty();
    }

    @Override
    public Set<ExternalKey> stored(Set<String> ids) {
        return sql.select(MESSAGE.ACCOUNT_ID, MESSAGE.EXTERNAL_ID)
                .from(MESSAGE)
                .where(MESSAGE.EXTERNAL_ID.in(ids), MESSAGE.CHANNEL.eq(Channels.EMAIL), MESSAGE.ACCOUNT_ID.isNotNull())
                .fetchSet(row -> new ExternalKey(row.value1(), row.value2()));
    }
}
