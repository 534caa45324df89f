package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.SETTING;

import dev.tributary.engine.settings.SettingStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Settings in their table. */
@Component
final class SettingTable implements SettingStore {
    private final DSLContext sql;

    SettingTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Map<String, String>> read(String name) {
        return sql.select(SETTING.CONTENT)
                .from(SETTING)
                .where(SETTING.NAME.eq(name))
                .fetchOptional(SETTING.CONTENT)
                .map(JsonMaps::read);
    }

    @Override
    public Map<String, Map<String, String>> startingWith(String prefix) {
        return sql.select(SETTING.NAME, SETTING.CONTENT)
                .from(SETTING)
                .where(SETTING.NAME.startsWith(prefix))
                .fetchMap(SETTING.NAME, row -> JsonMaps.read(row.get(SETTING.CONTENT)));
    }

    @Override
    public void remove(String name) {
        sql.deleteFrom(SETTING).where(SETTING.NAME.eq(name)).execute();
    }

    @Override
    public void write(String name, Map<String, String> fields, Instant now) {
        String content = JsonMaps.write(fields);
        Upserts.in(sql)
                .insertInto(SETTING)
                .set(SETTING.NAME, name)
                .set(SETTING.CONTENT, content)
                .set(SETTING.UPDATED_AT, Moments.column(now))
                .onConflict(SETTING.NAME)
                .doUpdate()
                .set(SETTING.CONTENT, content)
                .set(SETTING.UPDATED_AT, Moments.column(now))
                .execute();
    }
}
