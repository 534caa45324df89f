package dev.tributary.routes.kit;

import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.spi.ChannelEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what the real one said. */
public final class CountingIntake implements Intake {
    private final Intake real;
    private final AtomicInteger stored = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicInteger updates = new AtomicInteger();

    public CountingIntake(Intake real) {
        this.real = real;
    }

    /** Messages that were new. */
    public int stored() {
        return stored.get();
    }

    /** Messages that were there. */
    public int repeats() {
        return repeats.get();
    }

    /** Receipts and the like. */
    public int updates() {
        return updates.get();
    }

    @Override
    public IntakeResult accept(ChannelEvent event) {
        return counted(real.accept(event));
    }

    @Override
    public List<IntakeResult> acceptAll(List<? extends ChannelEvent> events) {
        List<IntakeResult> results = real.acceptAll(events);
        results.forEach(this::counted);
        return results;
    }

    private IntakeResult counted(IntakeResult result) {
        switch (result) {
            case IntakeResult.Stored unused -> stored.incrementAndGet();
            case IntakeResult.Duplicate unused -> repeats.incrementAndGet();
            case IntakeResult.Updated unused -> updates.incrementAndGet();
        }
        return result;
    }
}
