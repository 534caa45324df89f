package dev.tributary.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class EventFeedTest {
    @Parameter
    TestDatabase database;

    private TestDatabase.Address address;
    private EngineKit kit;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        address = database.fresh();
        kit = EngineKit.start(address);
        kit.get(EventFeed.class).subscribe(batch -> batch.forEach(event -> heard.add(event.details())));
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void anEventIsHeardOnceSoonAfterItsCommit() {
        tell("one");
        await().atMost(Duration.ofSeconds(5)).until(() -> heard.contains("one"));
        tell("two");
        await().until(() -> heard.size() == 2);
        assertThat(heard).containsExactly("one", "two");
        await().until(() -> kit.get(EventFeed.class).position() == newest());
        assertThat(kit.get(EventFeed.class).after(0, 1))
                .extracting(LoggedEvent::details)
                .containsExactly("one");
    }

    @Test
    void aTransactionThatCommitsLateIsNeitherSkippedNorToldTwice() {
        transaction().executeWithoutResult(status -> {
            log("late");
            tell("early");
            await().until(() -> heard.contains("early"));
            assertThat(kit.get(EventFeed.class).position()).isLessThan(newest());
        });
        await().until(() -> heard.contains("late"));
        tell("after");
        await().until(() -> heard.contains("after"));
        assertThat(heard).containsExactly("early", "late", "after");
    }

    @Test
    void aTransactionThatWasOpenWhenTheFeedStartedIsHeardToo() {
        transaction().executeWithoutResult(status -> {
            log("late");
            tell("early");
            await().until(() -> heard.contains("early"));
            // on another thread, because this one sees its own transaction
            CompletableFuture.runAsync(this::restartFeed).join();
        });
        await().until(() -> heard.contains("late"));
        assertThat(heard).containsExactly("early", "late");
    }

    @Test
    void whatRolledBackIsNotHeardAndIsGivenUpAfterAMinute() {
        transaction().executeWithoutResult(status -> {
            log("never");
            status.setRollbackOnly();
        });
        tell("one");
        await().until(() -> heard.contains("one"));
        assertThat(kit.get(EventFeed.class).position()).isLessThan(newest());
        kit.clock().advance(Duration.ofSeconds(61));
        await().until(() -> kit.get(EventFeed.class).position() == newest());
        assertThat(heard).containsExactly("one");
    }

    @Test
    void aSubscriberThatThrowsOrHangsHoldsUpNobody() {
        CountDownLatch hanging = new CountDownLatch(1);
        EventFeed feed = kit.get(EventFeed.class);
        feed.subscribe(batch -> {
            throw new IllegalStateException("on purpose");
        });
        feed.subscribe(batch -> {
            try {
                hanging.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        for (int i = 0; i < 5; i++) tell("event " + i);
        await().until(() -> heard.size() == 5);
        hanging.countDown();
    }

    @Test
    void whoEndedASubscriptionHearsNoMore() {
        List<String> other = new CopyOnWriteArrayList<>();
        var subscription =
                kit.get(EventFeed.class).subscribe(batch -> batch.forEach(event -> other.add(event.details())));
        tell("one");
        await().until(() -> other.contains("one"));
        subscription.close();
        tell("two");
        await().until(() -> heard.contains("two"));
        assertThat(other).containsExactly("one");
    }

    @Test
    void underManyWritersEveryCommittedEventIsHeardExactlyOnce() throws Exception {
        int writers = 8;
        int each = 100;
        List<String> committed = new CopyOnWriteArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int number = writer;
                running.add(pool.submit(() -> {
                    for (int i = 0; i < each; i++) write(number + "/" + i, committed);
                }));
            }
            for (Future<?> writer : running) writer.get();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> heard.size() >= committed.size());
        assertThat(heard).containsExactlyInAnyOrderElementsOf(committed);
    }

    private void write(String name, List<String> committed) {
        AtomicBoolean kept = new AtomicBoolean();
        transaction().executeWithoutResult(status -> {
            log(name);
            Thread.yield();
            if (ThreadLocalRandom.current().nextInt(10) == 0) status.setRollbackOnly();
            else kept.set(true);
        });
        if (kept.get()) committed.add(name);
    }

    private void restartFeed() {
        CommitFeed feed = kit.get(CommitFeed.class);
        feed.stop();
        feed.subscribe(batch -> batch.forEach(event -> heard.add(event.details())));
        feed.start();
    }

    private long newest() {
        return kit.get(CommittedEvents.class).newest();
    }

    private void tell(String details) {
        transaction().executeWithoutResult(status -> log(details));
    }

    private void log(String details) {
        kit.get(EventLog.class).append(NewEvent.of(EventKind.CONTACT_CHANGED, details));
    }

    private TransactionTemplate transaction() {
        TransactionTemplate template = new TransactionTemplate(kit.get(PlatformTransactionManager.class));
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }
}
