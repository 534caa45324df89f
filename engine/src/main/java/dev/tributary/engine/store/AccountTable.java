package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CHANNEL_ACCOUNT;

import dev.tributary.engine.channel.AccountStore;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.store.schema.tables.records.ChannelAccountRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Channel accounts in their table. */
@Component
final class AccountTable implements AccountStore {
    private final DSLContext sql;

    AccountTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<ChannelAccount> all() {
        return sql.selectFrom(CHANNEL_ACCOUNT)
                .orderBy(CHANNEL_ACCOUNT.CHANNEL, CHANNEL_ACCOUNT.NAME, CHANNEL_ACCOUNT.ID)
                .fetch(AccountTable::account);
    }

    @Override
    public Optional<ChannelAccount> account(UUID id) {
        return sql.selectFrom(CHANNEL_ACCOUNT).where(CHANNEL_ACCOUNT.ID.eq(id)).fetchOptional(AccountTable::account);
    }

    @Override
    public Optional<ChannelAccount> byKey(AccountKey key) {
        return sql.selectFrom(CHANNEL_ACCOUNT)
                .where(CHANNEL_ACCOUNT.CHANNEL.eq(key.channel()), CHANNEL_ACCOUNT.ACCOUNT.eq(key.account()))
                .fetchOptional(AccountTable::account);
    }

    @Override
    public Optional<ChannelAccount> lock(UUID id) {
        return sql.selectFrom(CHANNEL_ACCOUNT)
                .where(CHANNEL_ACCOUNT.ID.eq(id))
                .forUpdate()
                .fetchOptional(AccountTable::account);
    }

    @Override
    public Map<String, String> sealedSecrets(UUID id) {
        return sql.select(CHANNEL_ACCOUNT.SECRETS)
                .from(CHANNEL_ACCOUNT)
                .where(CHANNEL_ACCOUNT.ID.eq(id))
                .fetchOptional(CHANNEL_ACCOUNT.SECRETS)
                .map(JsonMaps::read)
                .orElse(Map.of());
    }

    @Override
    public boolean add(ChannelAccount account, Map<String, String> sealedSecrets, Instant now) {
        return Upserts.added(Upserts.in(sql)
                .insertInto(CHANNEL_ACCOUNT)
                .set(CHANNEL_ACCOUNT.ID, account.id())
                .set(CHANNEL_ACCOUNT.CHANNEL, account.key().channel())
                .set(CHANNEL_ACCOUNT.ACCOUNT, account.key().account())
                .set(CHANNEL_ACCOUNT.NAME, account.name())
                .set(CHANNEL_ACCOUNT.SETTINGS, JsonMaps.write(account.values()))
                .set(CHANNEL_ACCOUNT.SECRETS, JsonMaps.write(sealedSecrets))
                .set(CHANNEL_ACCOUNT.STATE, account.state().name())
                .set(CHANNEL_ACCOUNT.REVISION, account.revision())
                .set(CHANNEL_ACCOUNT.CREATED_AT, Moments.column(now))
                .onConflict(CHANNEL_ACCOUNT.CHANNEL, CHANNEL_ACCOUNT.ACCOUNT)
                .doNothing());
    }

    @Override
    public void change(ChannelAccount account, Map<String, String> sealedSecrets) {
        sql.update(CHANNEL_ACCOUNT)
                .set(CHANNEL_ACCOUNT.NAME, account.name())
                .set(CHANNEL_ACCOUNT.SETTINGS, JsonMaps.write(account.values()))
                .set(CHANNEL_ACCOUNT.SECRETS, JsonMaps.write(sealedSecrets))
                .set(CHANNEL_ACCOUNT.STATE, account.state().name())
                .set(CHANNEL_ACCOUNT.REVISION, account.revision())
                .set(CHANNEL_ACCOUNT.NOT_BEFORE, Moments.columnOrNull(account.notBefore()))
                .where(CHANNEL_ACCOUNT.ID.eq(account.id()))
                .execute();
    }

    @Override
    public void changeState(UUID id, ChannelAccount.State state, @Nullable String error, Instant now) {
        sql.update(CHANNEL_ACCOUNT)
                .set(CHANNEL_ACCOUNT.STATE, state.name())
                .set(CHANNEL_ACCOUNT.REVISION, CHANNEL_ACCOUNT.REVISION.plus(1))
                .where(CHANNEL_ACCOUNT.ID.eq(id))
                .execute();
        if (error != null) changeError(id, error, now);
    }

    @Override
    public void changeHold(UUID id, @Nullable Instant notBefore, int holds) {
        sql.update(CHANNEL_ACCOUNT)
                .set(CHANNEL_ACCOUNT.NOT_BEFORE, Moments.columnOrNull(notBefore))
                .set(CHANNEL_ACCOUNT.HOLDS, holds)
                .where(CHANNEL_ACCOUNT.ID.eq(id))
                .execute();
    }

    @Override
    public int holds(UUID id) {
        return sql.select(CHANNEL_ACCOUNT.HOLDS)
                .from(CHANNEL_ACCOUNT)
                .where(CHANNEL_ACCOUNT.ID.eq(id))
                .fetchOptional(CHANNEL_ACCOUNT.HOLDS)
                .orElse(0);
    }

    @Override
    public void changeError(UUID id, String error, Instant now) {
        sql.update(CHANNEL_ACCOUNT)
                .set(CHANNEL_ACCOUNT.LAST_ERROR, error)
                .set(CHANNEL_ACCOUNT.LAST_ERROR_AT, Moments.column(now))
                .where(CHANNEL_ACCOUNT.ID.eq(id))
                .execute();
    }

    private static ChannelAccount account(ChannelAccountRecord row) {
        return new ChannelAccount(
                row.getId(),
                new AccountKey(row.getChannel(), row.getAccount()),
                row.getName(),
                JsonMaps.read(row.getSettings()),
                JsonMaps.read(row.getSecrets()).keySet(),
                ChannelAccount.State.valueOf(row.getState()),
                row.getRevision(),
                Moments.instantOrNull(row.getLastMessageAt()),
                Moments.instantOrNull(row.getLastErrorAt()),
                row.getLastError(),
                Moments.instantOrNull(row.getNotBefore()));
    }
}
