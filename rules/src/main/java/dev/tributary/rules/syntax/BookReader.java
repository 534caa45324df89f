package dev.tributary.rules.syntax;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads books on two threads of its own, so that a text that is dear to parse holds up nobody but other readers, and a
 * stack that overflows is theirs. Thread-safe; never throws because of what it reads; close it when done.
 */
public final class BookReader implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int WAITING = 256;
    private static final long STACK_BYTES = 8L << 20;
    /** Far beyond what the limits allow a text to cost; a last net, not a bound. */
    private static final long PATIENCE_SECONDS = 20;

    private final ThreadPoolExecutor readers;

    public BookReader() {
        readers = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(null, task, "rule-reader", STACK_BYTES);
                    thread.setDaemon(true);
                    return thread;
                });
        readers.allowCoreThreadTimeOut(true);
    }

    /** Reads a book's text; whatever is wrong with it is among the findings. */
    public Reading read(String text) {
        return Preflight.check(text).map(BookReader::refused).orElseGet(() -> parsed(text));
    }

    private Reading parsed(String text) {
        Future<Reading> reading;
        try {
            reading = readers.submit(() -> GroovyText.read(text));
        } catch (RejectedExecutionException busy) {
            return refused(Finding.error(Span.START, "limit.busy"));
        }
        try {
            return reading.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            reading.cancel(true);
            return refused(Finding.error(Span.START, "limit.busy"));
        } catch (TimeoutException slow) {
            reading.cancel(true);
            return refused(Finding.error(Span.START, "limit.time"));
        } catch (ExecutionException broken) {
            return refused(Finding.error(Span.START, "syntax.unreadable"));
        }
    }

    private static Reading refused(Finding finding) {
        return new Reading(List.of(), List.of(finding));
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
