package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.LANE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpsertsTest {
    private static final int WRITERS = 4;
    private static final int ROWS = 50;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void ofManyWhoAddOneRowAtOnceOneDidAndNobodyFails(TestDatabase database) throws Exception {
        try (EngineKit engine = EngineKit.start(database);
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            DSLContext sql = engine.get(DSLContext.class);
            var now = Moments.column(engine.get(Clock.class).instant());
            CyclicBarrier together = new CyclicBarrier(WRITERS);
            for (int row = 0; row < ROWS; row++) {
                String lane = "lane " + row;
                Callable<Boolean> add = () -> {
                    together.await();
                    return Upserts.added(Upserts.in(sql)
                            .insertInto(LANE, LANE.ID, LANE.CREATED_AT)
                            .values(lane, now)
                            .onConflict(LANE.ID)
                            .doNothing());
                };
                List<Boolean> added = new ArrayList<>();
                for (Future<Boolean> one : writers.invokeAll(List.of(add, add, add, add))) added.add(one.get());

                assertThat(added).containsOnlyOnce(true).hasSize(WRITERS);
            }
        }
    }
}
