package dev.tributary.engine.visit;

import static dev.tributary.engine.store.schema.Tables.ATTENDANCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.kit.TestDatabase;
import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Leaving is told once, whichever node looks and whichever of them dies. */
@Tag("slow")
class VisitsOnNodesTest {
    private static final int VISITORS = 100;

    @Test
    void twoNodesThatLookAtOnceTellOfEachOnce() throws Exception {
        TestDatabase.Address address = TestDatabase.POSTGRES.durable();
        try (Site one = new Site(address);
                Site other = new Site(address);
                ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<VisitorIdentity> visitors = new ArrayList<>();
            for (int i = 0; i < VISITORS; i++) {
                VisitorIdentity visitor = one.visitor();
                one.write(visitor);
                one.come(visitor);
                visitors.add(visitor);
            }
            // a new page is served by the other node before the first has noticed that the old one is closed
            VisitorIdentity stays = visitors.getLast();
            other.come(stays);
            visitors.forEach(one::go);
            one.kit.clock().advance(Attendance.GRACE);
            other.kit.clock().advance(Attendance.GRACE);
            other.kit.get(Attendance.class).renew();
            CountDownLatch ready = new CountDownLatch(2);
            List<Future<?>> looks = List.of(both.submit(() -> look(one, ready)), both.submit(() -> look(other, ready)));
            for (Future<?> look : looks) look.get();

            assertThat(one.events().size() + other.events().size()).isEqualTo(VISITORS - 1);
            assertThat(one.kit.get(DSLContext.class).fetch(ATTENDANCE))
                    .singleElement()
                    .satisfies(row -> assertThat(row.getVisitorId()).isEqualTo(stays.id()));
        }
    }

    private static void look(Site node, CountDownLatch ready) {
        ready.countDown();
        try {
            ready.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        node.kit.get(Departures.class).settle(() -> false);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aNodeThatIsKilledLosesNoLeaving(TestDatabase database) throws Exception {
        TestDatabase.Address address = database.durable();
        Process node = new ProcessBuilder(Site.command(address, 3))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = node.inputReader()) {
            String line = said.readLine();
            while (line != null && !line.equals(Site.HERE)) line = said.readLine();
            assertThat(line).isEqualTo(Site.HERE);
        } finally {
            node.destroyForcibly();
            node.waitFor();
        }
        try (Site next = new Site(address)) {
            next.pass(Attendance.GRACE);
            assertThat(next.events()).isEmpty();
            next.pass(StoredAttendance.LEASE.minus(Attendance.GRACE));
            assertThat(next.events()).hasSize(3).containsOnly("visitorLeft");
        }
    }
}
