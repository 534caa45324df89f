package dev.tributary.engine.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Notes;
import dev.tributary.engine.kit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes on one database; here both sweep at once, which the one task in the cluster keeps them from otherwise. */
@Tag("slow")
class TwoNodesTest {
    private static final int CONVERSATIONS = 200;

    @Test
    void eachTimerFiresOnceHoweverManyNodesLook() throws Exception {
        TestDatabase.Address address = TestDatabase.POSTGRES.durable();
        FakeRuleCompiler first = LateHouse.rules();
        FakeRuleCompiler second = LateHouse.rules();
        try (EngineKit one = EngineKit.start(address, first);
                EngineKit other = EngineKit.start(address, second);
                ExecutorService both = Executors.newFixedThreadPool(2)) {
            LateHouse.plant(one, CONVERSATIONS);
            one.clock().advance(Duration.ofHours(1));
            other.clock().advance(Duration.ofHours(1));
            CountDownLatch ready = new CountDownLatch(2);
            List<Future<?>> sweeps =
                    List.of(both.submit(() -> sweep(one, ready)), both.submit(() -> sweep(other, ready)));
            for (Future<?> sweep : sweeps) sweep.get();

            assertThat(Notes.each(one)).hasSize(CONVERSATIONS).containsOnly(1);
            assertThat(LateHouse.fired(other)).isEqualTo(CONVERSATIONS);
            assertThat(first.seen().size() + second.seen().size()).isEqualTo(CONVERSATIONS);
        }
    }

    private static void sweep(EngineKit kit, CountDownLatch ready) {
        ready.countDown();
        try {
            ready.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kit.get(Sweep.class).run(() -> false);
    }
}
