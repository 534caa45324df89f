package dev.tributary.routes.mail;

import dev.tributary.engine.spi.ChannelEvent;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Mails that are handed in together on a thread of their own, while the mailbox's thread, which uses this, goes on. */
final class HandingIn {
    private final FutureTask<Boolean> task;

    /** Begins; returns at once. */
    HandingIn(IncomingMail.Way way, List<ChannelEvent> events) {
        task = new FutureTask<>(() -> {
            if (!events.isEmpty()) way.hand(events);
            return true;
        });
        Thread.ofVirtual().name("mails-in").start(task);
    }

    /**
     * Waits until that has come to its end, also when interrupted: a commit is not left alone.
     *
     * @return why they are not stored together; null when all are
     */
    @Nullable
    Exception end() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    boolean unused = task.get();
                    return null;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof Error error) throw error;
                    return e.getCause() instanceof Exception failure ? failure : e;
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
