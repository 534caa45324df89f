package dev.tributary.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.TestDatabase;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;

class StatementLimitTest {
    private static final String H2 =
            "select setting_value from information_schema.settings where setting_name = 'QUERY_TIMEOUT'";
    private static final String POSTGRES = "show statement_timeout";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aStatementEndsAfterAMinuteAndATransactionSetsNoLimitOfItsOwn(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database)) {
            String question = database == TestDatabase.H2 ? H2 : POSTGRES;
            String limit = kit.get(DSLContext.class).fetchSingle(question).get(0, String.class);
            assertThat(limit.toLowerCase(Locale.ROOT)).isIn("60000", "1min");
            assertThat(kit.get(TransactionTemplate.class).getTimeout()).isNegative();
        }
    }
}
