package dev.tributary.routes.kit;

import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.spi.ChannelEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Counts what the real one said. */
public final class CountingIntake implements Intake {
    private final Intake real;
    private final AtomicInteger stored = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicInteger updates = new AtomicInteger();

    private volatile Predicate<ChannelEvent> refused = event -> false;
    private final AtomicInteger refusals = new AtomicInteger();

    public CountingIntake(Intake real) {
        this.real = real;
    }

    /** These cannot be stored from now on, for a reason of their own. */
    public void refuse(Predicate<ChannelEvent> what) {
        refused = what;
    }

    /** How often something was refused. */
    public int refusals() {
        return refusals.get();
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
        if (refused.test(event)) throw sick();
        return counted(real.accept(event));
    }

    @Override
    public List<IntakeResult> acceptAll(List<? extends ChannelEvent> events) {
        List<? extends ChannelEvent> healthy =
                events.stream().filter(event -> !refused.test(event)).toList();
        List<IntakeResult> results = real.acceptAll(healthy);
        results.forEach(this::counted);
        if (healthy.size() < events.size()) throw sick();
        return results;
    }

    private IllegalStateException sick() {
        refusals.incrementAndGet();
        return new IllegalStateException("the value 4111 1111 1111 1111 is too long");
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
