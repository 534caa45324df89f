package dev.tributary.engine.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps watch over the positions below the highest one seen that have not been seen themselves: their transactions may
 * still commit. A gap is given up only after no transaction can still be running that took it; what is found in one is
 * handed on once. Not thread-safe: one reader owns it.
 */
final class Gaps {
    /** Twice the longest transaction (30 s): a gap this old belongs to one that rolled back. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A jump of the identity after a crash leaves a hole that nobody is in; only so many positions are watched. */
    private static final long WIDEST = 10_000;

    private final TreeMap<Long, Instant> open = new TreeMap<>();
    private long high;

    /** Begins after {@code newest}; what is missing among {@code recent} just below it is watched. */
    void begin(long watchedFrom, List<LoggedEvent> recent, long newest, Instant now) {
        open.clear();
        high = watchedFrom;
        accept(recent, now);
        watchUpTo(newest + 1, now);
        high = Math.max(high, newest);
    }

    /** The highest position seen. */
    long high() {
        return high;
    }

    /** Everything at or below this position has been handed on or will never come. */
    long settled() {
        return open.isEmpty() ? high : open.firstKey() - 1;
    }

    /** The positions to look at again. */
    Set<Long> open() {
        return Set.copyOf(open.keySet());
    }

    /** Takes what was read and gives what has not been handed on before, by position. */
    List<LoggedEvent> accept(List<LoggedEvent> events, Instant now) {
        List<LoggedEvent> fresh = new ArrayList<>(events.size());
        events.stream().sorted(Comparator.comparingLong(LoggedEvent::position)).forEach(event -> {
            if (event.position() > high) {
                watchUpTo(event.position(), now);
                high = event.position();
                fresh.add(event);
            } else if (open.remove(event.position()) != null) {
                fresh.add(event);
            }
        });
        return fresh;
    }

    /** Gives up what has been open for too long; {@code looked} is a moment before the log was last read. */
    void giveUp(Instant looked) {
        open.values().removeIf(since -> !since.plus(PATIENCE).isAfter(looked));
    }

    private void watchUpTo(long end, Instant now) {
        for (long position = Math.max(high + 1, end - WIDEST); position < end; position++)
            open.putIfAbsent(position, now);
    }
}
