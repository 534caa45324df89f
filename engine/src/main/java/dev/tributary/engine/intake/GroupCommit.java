package dev.tributary.engine.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lets concurrent callers share one commit. Whoever finds nobody at work does the work of all who wait by then, up to a
 * limit, and the next who waits goes on; nobody waits longer than for the batch before. Thread-safe; needs no thread of
 * its own.
 *
 * @param <T> what a caller brings
 * @param <R> what a caller gets
 */
final class GroupCommit<T, R> {
    private final Function<List<T>, List<Outcome<R>>> work;
    private final ToIntFunction<T> weight;
    private final int limit;
    private final ConcurrentLinkedQueue<Waiting<T, R>> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock atWork = new ReentrantLock();

    /**
     * With the work to do.
     *
     * @param work gives one outcome for each, in order; what it throws is every caller's outcome
     * @param weight how much of the limit something takes
     * @param limit how much goes into one batch; something heavier goes alone
     */
    GroupCommit(Function<List<T>, List<Outcome<R>>> work, ToIntFunction<T> weight, int limit) {
        this.work = work;
        this.weight = weight;
        this.limit = limit;
    }

    /** Has something done, by this thread or by another, and waits for its outcome. Goes on waiting when interrupted. */
    R submit(T item) {
        Waiting<T, R> mine = new Waiting<>(item, Thread.currentThread());
        queue.add(mine);
        boolean interrupted = false;
        while (true) {
            Outcome<R> outcome = mine.outcome;
            if (outcome != null) {
                if (interrupted) Thread.currentThread().interrupt();
                return outcome.get();
            }
            if (atWork.tryLock()) {
                try {
                    if (mine.outcome == null) doWork();
                } finally {
                    atWork.unlock();
                }
                wakeNext();
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
    }

    /** Who came while a batch was at work saw the lock taken and sleeps; one of them goes on. */
    private void wakeNext() {
        Waiting<T, R> next = queue.peek();
        if (next != null) LockSupport.unpark(next.thread);
    }

    private void doWork() {
        List<Waiting<T, R>> batch = new ArrayList<>();
        int taken = 0;
        for (Waiting<T, R> next = queue.peek(); next != null; next = queue.peek()) {
            int heavy = weight.applyAsInt(next.item);
            if (!batch.isEmpty() && taken + heavy > limit) break;
            batch.add(next);
            taken += heavy;
            queue.poll();
        }
        List<Outcome<R>> outcomes;
        try {
            outcomes = work.apply(batch.stream().map(waiting -> waiting.item).toList());
        } catch (RuntimeException | Error e) {
            Outcome<R> failed = new Outcome<>(null, e);
            outcomes = batch.stream().map(waiting -> failed).toList();
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).outcome = outcomes.get(i);
            LockSupport.unpark(batch.get(i).thread);
        }
    }

    /**
     * A result or what went wrong.
     *
     * @param result the result, when nothing went wrong
     * @param failure what went wrong
     */
    record Outcome<R>(@Nullable R result, @Nullable Throwable failure) {
        static <R> Outcome<R> of(R result) {
            return new Outcome<>(result, null);
        }

        static <R> Outcome<R> failed(RuntimeException failure) {
            return new Outcome<>(null, failure);
        }

        R get() {
            if (failure instanceof RuntimeException e) throw e;
            if (failure instanceof Error e) throw e;
            if (result == null) throw new IllegalStateException("neither result nor failure");
            return result;
        }
    }

    private static final class Waiting<T, R> {
        final T item;
        final Thread thread;
        volatile @Nullable Outcome<R> outcome;

        Waiting(T item, Thread thread) {
            this.item = item;
            this.thread = thread;
        }
    }
}
