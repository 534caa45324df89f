package dev.tributary.engine.event;

/**
 * Is rung when a transaction that logged events has committed, so that nobody has to poll for them.
 */
@FunctionalInterface
public interface CommitBell {
    /** There is something new. Called on the committing thread, outside the transaction; must be quick and not throw. */
    void ring();
}
