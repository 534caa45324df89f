package dev.tributary.engine.outbox;

import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.OutgoingMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class LanesUnderLoadTest {
    private static final int LANES = 16;
    private static final int EACH = 20;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void noRowIsEverStuckWhenManyQueueWhileLanesRunEmpty(TestDatabase database) throws Exception {
        RecordingGateway gateway = new RecordingGateway();
        try (EngineKit kit = EngineKit.start(database, gateway)) {
            List<LaneFixture> lanes = lanes(kit);
            queueAll(lanes, List.of(kit));
            await().atMost(Duration.ofMinutes(3)).until(() -> sent(kit) == LANES * EACH);
            assertEachOnceAndInOrder(lanes, gateway.handed());
        }
    }

    @Test
    void twoNodesSendEachMessageOnceAndInTheOrderOfItsLane() throws Exception {
        TestDatabase.Address address = TestDatabase.POSTGRES.fresh();
        RecordingGateway gateway = new RecordingGateway();
        try (EngineKit one = EngineKit.start(address, gateway);
                EngineKit other = EngineKit.start(address, gateway)) {
            List<LaneFixture> lanes = lanes(one);
            queueAll(lanes, List.of(one, other));
            await().atMost(Duration.ofMinutes(3)).until(() -> sent(one) == LANES * EACH);
            assertEachOnceAndInOrder(lanes, gateway.handed());
        }
    }

    private static List<LaneFixture> lanes(EngineKit kit) {
        Seeds seeds = Seeds.in(kit);
        UUID account = seeds.account("email", "shop@example.com");
        return Stream.generate(() -> LaneFixture.in(seeds, account, seeds.owner(), EACH))
                .limit(LANES)
                .toList();
    }

    /** Eight writers, each with lanes of its own, so that the order of queueing is the order of the lane. */
    private static void queueAll(List<LaneFixture> lanes, List<EngineKit> nodes) throws Exception {
        int writers = 8;
        try (ExecutorService pool = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int number = writer;
                running.add(pool.submit(() -> {
                    for (int i = 0; i < EACH; i++)
                        for (int lane = number; lane < lanes.size(); lane += writers)
                            lanes.get(lane).queue(nodes.get(i % nodes.size()), i);
                }));
            }
            for (Future<?> writer : running) writer.get();
        }
    }

    private static int sent(EngineKit kit) {
        return kit.get(DSLContext.class).fetchCount(DELIVERY, DELIVERY.STATE.eq(DeliveryState.SENT.name()));
    }

    private static void assertEachOnceAndInOrder(List<LaneFixture> lanes, List<OutgoingMessage> handed) {
        assertThat(handed).hasSize(LANES * EACH);
        for (LaneFixture lane : lanes)
            assertThat(handed.stream()
                            .filter(message -> message.conversationId().equals(lane.conversation))
                            .map(OutgoingMessage::messageId))
                    .containsExactlyElementsOf(lane.messages);
    }
}
