package dev.tributary.engine.event;

import java.util.List;
import java.util.function.Consumer;

/**
 * Tells of events after their transaction committed, on this node and on others. Every subscriber gets every event once
 * while it is subscribed, late commits included; after a pause it catches up by {@link #after}.
 */
public interface EventFeed {
    /**
     * Subscribes. The consumer is called on a thread of its own, one batch at a time, in order of position except for
     * late commits; one that is slow or throws holds up nobody else.
     */
    Subscription subscribe(Consumer<List<LoggedEvent>> consumer);

    /**
     * The position up to which nothing can appear any more: everything at or below it has been told. To catch up
     * without a hole, read {@link #after} this position as it was before the pause, and expect some events twice.
     */
    long position();

    /** The newest position that is visible, for somebody who waits until another has come as far. */
    long newest();

    /** Visible events after a position, oldest first, at most {@code limit}. */
    List<LoggedEvent> after(long position, int limit);

    /** A subscription that can be ended. */
    interface Subscription extends AutoCloseable {
        /** Ends it; waits for a call that is under way; the consumer is not called again after this returns. */
        @Override
        void close();
    }
}
