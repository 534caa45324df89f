package dev.tributary.engine.event;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One who listens to the feed, on a thread of its own: a slow or throwing one holds up nobody but itself. */
final class Subscriber implements EventFeed.Subscription {
    /** Batches; told once, and again only after it has caught up. */
    private static final int MANY = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);

    private final Consumer<List<LoggedEvent>> consumer;
    private final Consumer<Subscriber> ended;
    private final BlockingQueue<List<LoggedEvent>> waiting = new LinkedBlockingQueue<>();
    private final ReentrantLock calling = new ReentrantLock();
    private volatile boolean closed;
    /** Only the feed's thread asks and sets it. */
    private boolean farBehind;

    Subscriber(Consumer<List<LoggedEvent>> consumer, Consumer<Subscriber> ended) {
        this.consumer = consumer;
        this.ended = ended;
        Thread.ofVirtual().name("event-subscriber").start(this::listen);
    }

    void tell(List<LoggedEvent> batch) {
        waiting.add(batch);
        int behind = waiting.size();
        if (behind >= MANY && !farBehind)
            LOG.warn("a subscriber of the event feed is {} batches behind: {}", behind, consumer);
        farBehind = behind >= MANY || farBehind && behind > 1;
    }

    @Override
    public void close() {
        closed = true;
        ended.accept(this);
        waiting.add(List.of());
        // waits for a call that is under way; from within that call it passes
        calling.lock();
        calling.unlock();
    }

    private void listen() {
        while (!closed) {
            try {
                List<LoggedEvent> batch = waiting.take();
                calling.lock();
                try {
                    if (!closed && !batch.isEmpty()) consumer.accept(batch);
                } finally {
                    calling.unlock();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("a subscriber of the event feed failed; it goes on with the next events", e);
            }
        }
    }
}
