package dev.tributary.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.LoggedEvent;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes on one PostgreSQL. */
class PostgresBellTest {
    private final TestDatabase.Address address = TestDatabase.POSTGRES.fresh();

    private static void log(EngineKit node, String details) {
        node.get(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> node.get(EventLog.class).append(NewEvent.of(EventKind.SETTING_CHANGED, details)));
    }

    /** Nothing polls here: only the bell itself can have rung. */
    @Test
    void aCommitOnOneNodeRingsTheBellOfTheOtherAndARollbackDoesNot() {
        AtomicInteger rung = new AtomicInteger();
        try (EngineKit one = EngineKit.start(address);
                EngineKit other = EngineKit.start(address)) {
            PostgresBell bell = new PostgresBell(
                    other.get(HikariDataSource.class), other.get(DatabaseAddress.class), rung::incrementAndGet);
            bell.start();
            try {
                // it rings once by itself when it begins to listen
                await().until(() -> rung.get() == 1);
                one.get(TransactionTemplate.class).executeWithoutResult(status -> {
                    one.get(EventLog.class).append(NewEvent.of(EventKind.SETTING_CHANGED, "never"));
                    status.setRollbackOnly();
                });
                log(one, "a");
                await().atMost(Duration.ofSeconds(5)).until(() -> rung.get() == 2);
                log(one, "b");
                await().atMost(Duration.ofSeconds(5)).until(() -> rung.get() == 3);
            } finally {
                bell.stop();
            }
            assertThat(bell.isRunning()).isFalse();
        }
    }

    @Test
    void anEventOfOneNodeIsHeardOnTheOtherWithinASecond() {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (EngineKit one = EngineKit.start(address);
                EngineKit other = EngineKit.start(address)) {
            other.get(EventFeed.class)
                    .subscribe(batch -> batch.stream().map(LoggedEvent::details).forEach(heard::add));
            for (int i = 0; i < 5; i++) {
                String details = "event " + i;
                log(one, details);
                await().pollInterval(Duration.ofMillis(10))
                        .atMost(Duration.ofSeconds(1))
                        .until(() -> heard.contains(details));
            }
        }
        assertThat(heard).doesNotHaveDuplicates();
    }

    @Test
    void aBellWhoseConnectionsWereCutRingsAgain() {
        AtomicInteger rung = new AtomicInteger();
        try (EngineKit one = EngineKit.start(address);
                EngineKit other = EngineKit.start(address)) {
            PostgresBell bell = new PostgresBell(
                    other.get(HikariDataSource.class), other.get(DatabaseAddress.class), rung::incrementAndGet);
            bell.start();
            try {
                await().until(() -> rung.get() == 1);
                one.get(org.jooq.DSLContext.class)
                        .execute("select pg_terminate_backend(pid) from pg_stat_activity "
                                + "where query = 'listen tributary_events' and datname = current_database()");
                // listening anew, it rings for what it may have missed
                await().atMost(Duration.ofSeconds(20)).until(() -> rung.get() == 2);
                log(one, "a");
                await().atMost(Duration.ofSeconds(5)).until(() -> rung.get() == 3);
            } finally {
                bell.stop();
            }
        }
    }
}
