package dev.tributary.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.store.schema.Tables;
import org.jooq.DSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationTest {
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anEmptyDatabaseGetsTheWholeSchema(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database.empty())) {
            assertThat(kit.get(DSLContext.class).fetchCount(Tables.CONVERSATION))
                    .isZero();
        }
    }
}
