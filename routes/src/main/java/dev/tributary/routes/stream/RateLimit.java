package dev.tributary.routes.stream;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * So many in such a time for each key, as a bucket that fills up evenly. Counts on this node and in memory only: what it
 * knows of an address is gone with the process. Thread-safe.
 */
public final class RateLimit {
    private static final int SWEEP_AT = 20_000;
    private final int size;
    private final double perMilli;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** So many in this time. */
    public RateLimit(int size, Duration window, Clock clock) {
        this.size = size;
        this.perMilli = (double) size / window.toMillis();
        this.clock = clock;
    }

    /** Takes one; zero when it was there, else how long until the next one is, and nothing was taken. */
    public Duration take(String key) {
        long now = clock.millis();
        if (buckets.size() > SWEEP_AT) buckets.values().removeIf(bucket -> level(bucket, now) >= size);
        Bucket after = buckets.compute(key, (same, before) -> {
            double level = before == null ? size : level(before, now);
            return level >= 1 ? new Bucket(level - 1, now, true) : new Bucket(level, now, false);
        });
        return after.taken ? Duration.ZERO : Duration.ofMillis((long) Math.ceil((1 - after.level) / perMilli));
    }

    private double level(Bucket bucket, long now) {
        return Math.min(size, bucket.level + Math.max(0, now - bucket.at) * perMilli);
    }

    private record Bucket(double level, long at, boolean taken) {}
}
