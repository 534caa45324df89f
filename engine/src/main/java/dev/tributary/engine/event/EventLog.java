package dev.tributary.engine.event;

import java.util.List;

/**
 * Where everything that happens is written down, in the transaction in which it happens. After that transaction has
 * committed the {@link CommitBell} rings, once, however many events it logged.
 *
 * <p>Append to a conversation's log only while its row is locked: then positions of one conversation grow in the order
 * of commits, and whoever follows a single conversation can resume by position.
 */
public interface EventLog {
    /**
     * Logs an event, at the clock's time.
     *
     * @throws IllegalStateException outside a transaction
     */
    default void append(NewEvent event) {
        append(List.of(event));
    }

    /**
     * Logs several events in one statement, positions in the order of the list.
     *
     * @throws IllegalStateException outside a transaction
     */
    void append(List<NewEvent> events);
}
