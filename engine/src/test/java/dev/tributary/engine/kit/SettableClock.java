package dev.tributary.engine.kit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The one clock of tests: stands still until it is set. Thread-safe. */
public final class SettableClock extends Clock {
    private final AtomicReference<Instant> now;

    /** Stands at a Wednesday morning. */
    public SettableClock() {
        this(Instant.parse("2026-11-25T09:00:00Z"));
    }

    /** Stands at this moment. */
    public SettableClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    /** Moves to this moment. */
    public void set(Instant moment) {
        now.set(moment);
    }

    /** Moves on. */
    public void advance(Duration by) {
        now.updateAndGet(moment -> moment.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
