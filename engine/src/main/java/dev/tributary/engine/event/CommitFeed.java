package dev.tributary.engine.event;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * {@link EventFeed} for one node: one thread reads the log whenever the bell rings, and every half second in case a bell
 * was not heard, and hands what is new to each subscriber's own thread.
 */
@Component
final class CommitFeed implements EventFeed, LocalBell, SmartLifecycle {
    /** Before everything that subscribes, and stopped after it. */
    private static final int PHASE = -1000;

    private static final long POLL_MILLIS = 500;
    private static final int BATCH = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(CommitFeed.class);

    private final CommittedEvents events;
    private final Clock clock;
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    /** Room for one: who rings while it is rung already need not ring again. */
    private final BlockingQueue<Boolean> bell = new ArrayBlockingQueue<>(1);

    private final Gaps gaps = new Gaps();
    private volatile long settled;
    private volatile @Nullable Thread reader;

    CommitFeed(CommittedEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Subscription subscribe(Consumer<List<LoggedEvent>> consumer) {
        Subscriber subscriber = new Subscriber(consumer, subscribers::remove);
        subscribers.add(subscriber);
        return subscriber;
    }

    @Override
    public long position() {
        return settled;
    }

    @Override
    public long newest() {
        return events.newest();
    }

    @Override
    public List<LoggedEvent> after(long position, int limit) {
        return events.after(position, limit);
    }

    @Override
    public void ring() {
        bell.offer(true);
    }

    @Override
    public void start() {
        long newest = events.newest();
        long watchedFrom = Math.max(0, newest - BATCH);
        gaps.begin(watchedFrom, events.after(watchedFrom, BATCH), newest, clock.instant());
        settled = gaps.settled();
        Thread thread = Thread.ofPlatform().daemon().name("event-feed").unstarted(this::read);
        reader = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = reader;
        if (thread == null) return;
        reader = null;
        // never interrupted: an interrupt in the middle of a read closes H2's file
        ring();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        subscribers.forEach(Subscriber::close);
    }

    @Override
    public boolean isRunning() {
        return reader != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void read() {
        boolean wasWell = true;
        while (reader != null) {
            try {
                if (!readOnce()) waitForBell();
                wasWell = true;
            } catch (RuntimeException e) {
                if (wasWell) LOG.warn("cannot read the event log; trying again until it can be read", e);
                wasWell = false;
                waitForBell();
            }
        }
    }

    /** Whether there may be more to read at once. */
    private boolean readOnce() {
        Instant now = clock.instant();
        List<LoggedEvent> late = gaps.open().isEmpty() ? List.of() : events.at(gaps.open());
        List<LoggedEvent> news = events.after(gaps.high(), BATCH);
        List<LoggedEvent> batch = gaps.accept(late.isEmpty() ? news : joined(late, news), now);
        gaps.giveUp(now);
        if (!batch.isEmpty()) subscribers.forEach(subscriber -> subscriber.tell(batch));
        settled = gaps.settled();
        return news.size() == BATCH;
    }

    private static List<LoggedEvent> joined(List<LoggedEvent> late, List<LoggedEvent> news) {
        return java.util.stream.Stream.concat(late.stream(), news.stream()).toList();
    }

    @SuppressWarnings("unused") // the answer says only whether the bell or the clock woke us
    private void waitForBell() {
        try {
            Boolean rung = bell.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.debug("interrupted while waiting for the bell; going on");
        }
    }
}
