package dev.tributary.engine.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.zaxxer.hikari.HikariDataSource;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.spi.SendOutcome;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node that loses its database in the middle of a send is as good as dead to the others. */
@Tag("slow")
class CrashedNodeTest {
    private static final Duration TICK = Duration.ofMillis(100);

    private final CountDownLatch over = new CountDownLatch(1);
    private final TestDatabase.Address address = TestDatabase.POSTGRES.durable();

    private SendOutcome hang(OutgoingMessage message) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new SendOutcome.Unknown("the node is dead");
    }

    @Test
    void anotherNodeTakesTheLaneOverWithinThirtySeconds() {
        RecordingGateway dying = new RecordingGateway().answering(this::hang);
        RecordingGateway living = new RecordingGateway();
        try (EngineKit one = EngineKit.start(address, dying);
                EngineKit other = EngineKit.start(address, living);
                ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor()) {
            Seeds seeds = Seeds.in(one);
            LaneFixture lane = LaneFixture.in(seeds, seeds.account("email", "shop@example.com"), seeds.owner(), 2);
            // only this node works when the first message is queued
            other.get(Scheduler.class).pause();
            UUID first = lane.queue(one, 0);
            await().atMost(Duration.ofSeconds(20)).until(() -> dying.handed().size() == 1);
            lane.queue(one, 1);
            other.get(Scheduler.class).resume();
            time.scheduleAtFixedRate(
                    () -> {
                        one.clock().advance(TICK);
                        other.clock().advance(TICK);
                    },
                    TICK.toMillis(),
                    TICK.toMillis(),
                    TimeUnit.MILLISECONDS);

            one.get(HikariDataSource.class).close();
            try {
                await().atMost(Duration.ofSeconds(30)).until(() -> lane.state(other, 1) == DeliveryState.SENT);
            } finally {
                over.countDown();
            }
            assertThat(lane.state(other, 0)).isEqualTo(DeliveryState.SENT);
            assertThat(living.messages()).containsExactlyElementsOf(lane.messages);
            assertThat(living.handed().getFirst().deliveryId()).isEqualTo(first);
            assertThat(dying.messages()).containsExactly(lane.messages.getFirst());
        }
    }
}
