package dev.tributary.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.TestDatabase;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterruptedThreadTest {
    private static final int THREADS = 20;

    private final AtomicBoolean over = new AtomicBoolean();

    /** H2 alone closes its file, for everybody, when a thread is interrupted in the middle of a read or a write. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anInterruptInTheMiddleOfAWriteHarmsNobodyElse(TestDatabase database) throws InterruptedException {
        try (EngineKit kit = EngineKit.start(database)) {
            DSLContext sql = kit.get(DSLContext.class);
            sql.execute("create table scratch (content varchar(4000))");
            for (int i = 0; i < THREADS; i++) {
                CountDownLatch writing = new CountDownLatch(3);
                Thread writer = Thread.ofPlatform().start(() -> write(sql, writing));
                writing.await();
                writer.interrupt();
                over.set(true);
                writer.join();
                over.set(false);
            }
            assertThat(sql.fetchCount(sql.selectOne().from("scratch"))).isGreaterThanOrEqualTo(3 * THREADS);
        }
    }

    /** The database may take the interrupt for itself: it is not what ends this. */
    private void write(DSLContext sql, CountDownLatch writing) {
        try {
            while (!over.get()) {
                sql.execute("insert into scratch values (?)", "x".repeat(4000));
                writing.countDown();
            }
        } catch (DataAccessException e) {
            // the interrupted one may fail
            writing.countDown();
        }
    }
}
