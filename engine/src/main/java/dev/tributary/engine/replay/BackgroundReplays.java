package dev.tributary.engine.replay;

import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.decision.RuleBooks;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link Replays} on two threads of their own; who comes later waits. */
@Component
final class BackgroundReplays implements Replays, DisposableBean {
    private static final int THREADS = 2;
    private static final int GOODBYE_SECONDS = 30;

    private final RuleBooks books;
    private final RecordedTraces traces;
    private final Permissions permissions;
    private final TransactionTemplate readOnly;
    private final Clock clock;
    private final Set<ReplayRun> running = ConcurrentHashMap.newKeySet();
    private final AtomicInteger threads = new AtomicInteger();
    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "replay-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    BackgroundReplays(
            RuleBooks books,
            RecordedTraces traces,
            Permissions permissions,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.books = books;
        this.traces = traces;
        this.permissions = permissions;
        this.clock = clock;
        this.readOnly = new TransactionTemplate(transactions);
        readOnly.setReadOnly(true);
    }

    @Override
    public Replay start(UUID agent, String book, String content, Instant since) {
        permissions.requireFullAccess(agent);
        SideBySide sides = new SideBySide(books.compiled(books.activeNumber()), books.trial(book, content));
        TraceReader reader = new TraceReader(traces, readOnly, since, clock.instant());
        ReplayRun replay = new ReplayRun(sides, traces, reader, books::inWords, THREADS);
        running.add(replay);
        for (int i = 0; i < THREADS; i++) workers.execute(() -> work(replay));
        return replay;
    }

    private void work(ReplayRun replay) {
        replay.work();
        running.remove(replay);
    }

    /** Ends what runs without an interrupt, which a database file would not like. */
    @Override
    public void destroy() throws InterruptedException {
        running.forEach(Replay::cancel);
        workers.shutdown();
        workers.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS);
    }
}
