package dev.tributary.engine.kit;

import java.time.Duration;

/** How long something takes at best: what else the machine does meanwhile is not counted, nor the classes loaded first. */
public final class Quickest {
    private static final int TRIES = 10;

    private Quickest() {}

    /** What is timed. */
    public interface Deed {
        void run() throws Exception;
    }

    /** The shortest of ten times. */
    public static Duration of(Deed deed) throws Exception {
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long before = System.nanoTime();
            deed.run();
            quickest = Math.min(quickest, System.nanoTime() - before);
        }
        return Duration.ofNanos(quickest);
    }
}
