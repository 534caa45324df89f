package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION_ADDRESS;

import dev.tributary.engine.privacy.AddressStore;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.RowCountQuery;
import org.springframework.stereotype.Component;

/** Addresses of visitors in their table. */
@Component
final class AddressTable implements AddressStore {
    private final DSLContext sql;

    AddressTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void add(Map<UUID, Set<String>> seen) {
        Upserts.addAll(
                sql,
                seen.entrySet().stream()
                        .flatMap(one -> one.getValue().stream().map(address -> pair(one.getKey(), address)))
                        .toList());
    }

    private RowCountQuery pair(UUID conversation, String address) {
        return Upserts.in(sql)
                .insertInto(CONVERSATION_ADDRESS, CONVERSATION_ADDRESS.CONVERSATION_ID, CONVERSATION_ADDRESS.ADDRESS)
                .values(conversation, address)
                .onConflictDoNothing();
    }

    @Override
    public void forget() {
        sql.deleteFrom(CONVERSATION_ADDRESS).execute();
    }
}
