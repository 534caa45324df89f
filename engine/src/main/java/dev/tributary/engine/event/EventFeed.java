package dev.tributary.engine.event;

import java.util.List;
import java.util.function.Consumer;

/**
 * Tells of events after their transaction committed, on this node and on others. Every subscriber gets every event once
 * while it is subscribed, late commits included; after a pause it catches up by {@link #after}.
 */
public interface EventFeed {
    /**
     * Subscribes. The consumer is called on the feed's thread, must return quickly and must not throw; batches are in
     * order of position except for late commits.
     */
    Subscription subscribe(Consumer<List<LoggedEvent>> consumer);

    /** The newest position seen so far. */
    long position();

    /** Visible events after a position, oldest first, at most {@code limit}. */
    List<LoggedEvent> after(long position, int limit);

    /** A subscription that can be ended. */
    interface Subscription extends AutoCloseable {
        /** Ends it; the consumer is not called again after this returns. */
        @Override
        void close();
    }
}
