package dev.tributary.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.TestDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;

class EventLogTest {
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theBellRingsOnceAfterTheCommitAndNotAfterARollback(TestDatabase database) {
        CountingBell bell = new CountingBell();
        try (EngineKit kit = EngineKit.start(database, bell)) {
            EventLog log = kit.get(EventLog.class);
            TransactionTemplate transactions = kit.get(TransactionTemplate.class);
            int before = bell.rings.get();

            transactions.executeWithoutResult(status -> {
                log.append(NewEvent.of(EventKind.SETTING_CHANGED, "a"));
                log.append(NewEvent.of(EventKind.SETTING_CHANGED, "b"));
                assertThat(bell.rings).hasValue(before);
            });
            assertThat(bell.rings).hasValue(before + 1);

            transactions.executeWithoutResult(status -> {
                log.append(NewEvent.of(EventKind.SETTING_CHANGED, "c"));
                status.setRollbackOnly();
            });
            assertThat(bell.rings).hasValue(before + 1);
            assertThatThrownBy(() -> log.append(NewEvent.of(EventKind.SETTING_CHANGED, "d")))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static final class CountingBell implements CommitBell {
        final AtomicInteger rings = new AtomicInteger();

        @Override
        public void ring() {
            rings.incrementAndGet();
        }
    }
}
