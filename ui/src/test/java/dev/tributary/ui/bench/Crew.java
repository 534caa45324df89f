package dev.tributary.ui.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same on several threads at once and waits for all. */
final class Crew {
    private Crew() {}

    /** One of the crew; {@code number} counts from 0. */
    interface Member {
        void work(int number) throws Exception;
    }

    /** Returns how many seconds it took. */
    static double work(int size, Member member) throws Exception {
        List<Future<?>> all = new ArrayList<>();
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(size)) {
            for (int i = 0; i < size; i++) {
                int number = i;
                all.add(threads.submit(() -> {
                    member.work(number);
                    return null;
                }));
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        for (Future<?> one : all) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a bench's thread failed", e.getCause());
            }
        }
        return seconds;
    }
}
