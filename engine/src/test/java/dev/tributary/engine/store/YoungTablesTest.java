package dev.tributary.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.ChannelSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** PostgreSQL keeps plans that it made while tables were empty. */
class YoungTablesTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final int BATCHES = 40;
    private static final int BATCH = 32;

    @Test
    void intakeLooksUpByIndexInTablesThatWereEmptyAMomentAgo() throws SQLException {
        // laid for this test alone: a database that others used keeps its counts
        TestDatabase.Address address = TestDatabase.POSTGRES.empty();
        try (EngineKit kit = EngineKit.start(address, new FakeRuleCompiler())) {
            kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
            Intake intake = kit.get(Intake.class);
            for (int batch = 0; batch < BATCHES; batch++) intake.acceptAll(batch(batch));
        }
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password())) {
            // a connection's numbers are there when it has ended
            await().until(() -> read(connection, "n_tup_ins").getOrDefault("message", 0L) == BATCHES * BATCH);
            Map<String, Long> rows = read(connection, "n_tup_ins");
            Map<String, Long> readThrough = read(connection, "seq_tup_read");
            for (String table : List.of("message", "contact", "contact_identity", "conversation"))
                assertThat(readThrough.get(table))
                        .as("rows of %s that were read without an index", table)
                        .isLessThanOrEqualTo(rows.get(table));
        }
    }

    /** Half of the visitors have written before. */
    private static List<ChannelEvent> batch(int batch) {
        List<ChannelEvent> events = new ArrayList<>();
        for (int i = 0; i < BATCH; i++)
            events.add(Incoming.chat(SITE, "v" + (batch * BATCH / 2 + i), batch + "-" + i)
                    .build());
        return events;
    }

    private static Map<String, Long> read(Connection connection, String column) throws SQLException {
        Map<String, Long> numbers = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select relname, " + column + " from pg_stat_user_tables")) {
            while (row.next()) numbers.put(row.getString(1), row.getLong(2));
        }
        return numbers;
    }
}
