package dev.tributary.engine.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** How long to wait before another try. */
final class Backoff {
    /** After this many tries a delivery is given up: about eight hours of waiting. */
    static final int TRIES = 12;

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    /** What another side may ask for at most; more is taken for a mistake. */
    private static final Duration LONGEST_ASKED = Duration.ofHours(24);

    private Backoff() {}

    /**
     * The wait after this many tries: doubling from 5 s to at most an hour, give or take a fifth, so that many lanes that
     * failed together do not come back together; never less than what the other side asked for.
     */
    static Duration after(int tries, @Nullable Duration asked) {
        long usual = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(tries - 1, 20));
        Duration wait =
                Duration.ofMillis((long) (usual * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
        if (asked == null || asked.compareTo(wait) <= 0) return wait;
        return asked.compareTo(LONGEST_ASKED) <= 0 ? asked : LONGEST_ASKED;
    }
}
