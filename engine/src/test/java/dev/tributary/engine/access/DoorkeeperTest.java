package dev.tributary.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoorkeeperTest {
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void afterFiveTriesTheWaitDoublesAndNobodyElseIsLockedOut(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database)) {
            Doorkeeper door = kit.get(Doorkeeper.class);
            for (int i = 0; i < 5; i++)
                assertThat(door.knock("anna@example.com", "203.0.113.7")).isZero();
            assertThat(door.knock("Anna@Example.com ", "203.0.113.7")).isEqualTo(Duration.ofSeconds(1));
            assertThat(door.knock("anna@example.com", "203.0.113.8")).isZero();
            assertThat(door.knock("bela@example.com", "203.0.113.7")).isZero();

            kit.clock().advance(Duration.ofSeconds(1));
            assertThat(door.knock("anna@example.com", "203.0.113.7")).isZero();
            assertThat(door.knock("anna@example.com", "203.0.113.7")).isEqualTo(Duration.ofSeconds(2));
            kit.clock().advance(Duration.ofSeconds(2));
            assertThat(door.knock("anna@example.com", "203.0.113.7")).isZero();
            door.entered("anna@example.com", "203.0.113.7");
            assertThat(door.knock("anna@example.com", "203.0.113.7")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theWaitIsNeverLongerThanAQuarterOfAnHourAndADayForgets(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database)) {
            Doorkeeper door = kit.get(Doorkeeper.class);
            for (int i = 0; i < 31; i++) {
                Duration wait = door.knock("anna@example.com", "203.0.113.7");
                assertThat(wait).isLessThanOrEqualTo(Duration.ofMinutes(15));
                kit.clock().advance(wait);
            }
            assertThat(door.knock("anna@example.com", "203.0.113.7")).isEqualTo(Duration.ofMinutes(15));
            kit.clock().advance(Duration.ofHours(25));
            for (int i = 0; i < 5; i++)
                assertThat(door.knock("anna@example.com", "203.0.113.7")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAddressThatTriesManyAccountsIsSlowedDownAndANeighbourInItsNetworkIsTheSame(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database)) {
            Doorkeeper door = kit.get(Doorkeeper.class);
            for (int i = 0; i < 50; i++)
                assertThat(door.knock("nr" + i + "@example.com", "2001:db8:1:2::" + i))
                        .isZero();
            assertThat(door.knock("nr51@example.com", "2001:db8:1:2:ffff::1")).isPositive();
            assertThat(door.knock("nr51@example.com", "2001:db8:1:3::1")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void manyTriesAtOnceAreNotManyFreeOnes(TestDatabase database) throws Exception {
        try (EngineKit kit = EngineKit.start(database);
                ExecutorService many = Executors.newFixedThreadPool(12)) {
            Doorkeeper door = kit.get(Doorkeeper.class);
            List<Future<Duration>> knocks = new ArrayList<>();
            for (int i = 0; i < 40; i++) knocks.add(many.submit(() -> door.knock("anna@example.com", "203.0.113.7")));
            int free = 0;
            for (Future<Duration> knock : knocks) if (knock.get().isZero()) free++;
            assertThat(free).isEqualTo(5);
        }
    }
}
