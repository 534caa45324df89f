package dev.tributary.routes.webchat;

import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;

/** A browser that waits for messages of one visitor. */
interface Listener {
    /** Whose messages it waits for. */
    VisitorIdentity visitor();

    /** There may be something new. Returns at once; may be called from any thread, also for nothing. */
    void ring();

    /** Some time has passed: keep the line warm. Returns at once. */
    default void beat() {}

    /** The house shuts down, or this visitor opened too many others. */
    void close();
}
