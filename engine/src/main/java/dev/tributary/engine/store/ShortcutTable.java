package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.SHORTCUT;

import dev.tributary.engine.shortcut.Shortcut;
import dev.tributary.engine.shortcut.ShortcutStore;
import dev.tributary.engine.store.schema.tables.records.ShortcutRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link ShortcutStore} on its table. */
@Component
final class ShortcutTable implements ShortcutStore {
    private static final String TEAM = "team";

    private final DSLContext sql;

    ShortcutTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Shortcut> ofTeam() {
        return of(TEAM);
    }

    @Override
    public List<Shortcut> ofAgent(UUID agent) {
        return of(agent.toString());
    }

    private List<Shortcut> of(String scope) {
        return sql.selectFrom(SHORTCUT)
                .where(SHORTCUT.SCOPE.eq(scope))
                .orderBy(SHORTCUT.NAME_KEY)
                .fetch(ShortcutTable::read);
    }

    @Override
    public Optional<Shortcut> lock(UUID id) {
        return sql.selectFrom(SHORTCUT).where(SHORTCUT.ID.eq(id)).forUpdate().fetchOptional(ShortcutTable::read);
    }

    @Override
    public boolean add(Wording wording, UUID by, Instant at) {
        return Upserts.added(Upserts.in(sql)
                .insertInto(SHORTCUT)
                .set(SHORTCUT.ID, wording.id())
                .set(SHORTCUT.OWNER_ID, wording.owner())
                .set(SHORTCUT.GROUP_ID, wording.group())
                .set(SHORTCUT.SCOPE, scope(wording.owner()))
                .set(SHORTCUT.NAME, wording.name().value())
                .set(SHORTCUT.NAME_KEY, key(wording))
                .set(SHORTCUT.BODY, wording.text().value())
                .set(SHORTCUT.CHANGED_AT, Moments.column(at))
                .set(SHORTCUT.CHANGED_BY, by)
                .onConflict(SHORTCUT.SCOPE, SHORTCUT.NAME_KEY)
                .doNothing());
    }

    @Override
    public boolean change(Wording wording, UUID by, Instant at) {
        ShortcutRecord changed = new ShortcutRecord();
        changed.setGroupId(wording.group());
        changed.setName(wording.name().value());
        changed.setNameKey(key(wording));
        changed.setBody(wording.text().value());
        changed.setChangedAt(Moments.column(at));
        changed.setChangedBy(by);
        // asked first, since a broken key would end the whole transaction on PostgreSQL
        boolean taken = sql.fetchExists(DSL.selectOne()
                .from(SHORTCUT)
                .where(
                        SHORTCUT.SCOPE.eq(scope(wording.owner())),
                        SHORTCUT.NAME_KEY.eq(key(wording)),
                        SHORTCUT.ID.ne(wording.id())));
        return !taken && Upserts.added(sql.update(SHORTCUT).set(changed).where(SHORTCUT.ID.eq(wording.id())));
    }

    @Override
    public void remove(UUID id) {
        sql.deleteFrom(SHORTCUT).where(SHORTCUT.ID.eq(id)).execute();
    }

    private static String scope(@Nullable UUID owner) {
        return owner == null ? TEAM : owner.toString();
    }

    private static String key(Wording wording) {
        return wording.name().value().toLowerCase(Locale.ROOT);
    }

    private static Shortcut read(ShortcutRecord row) {
        return new Shortcut(row.getId(), row.getOwnerId(), row.getGroupId(), row.getName(), row.getBody());
    }
}
