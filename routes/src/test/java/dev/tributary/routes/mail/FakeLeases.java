package dev.tributary.routes.mail;

import dev.tributary.engine.channel.PollLeases;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives every turn to whoever asks, unless another node is said to have it. */
final class FakeLeases implements PollLeases {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean elsewhere;

    void elsewhere(boolean taken) {
        elsewhere = taken;
    }

    int asked() {
        return asked.get();
    }

    @Override
    public boolean hold(UUID accountId, UUID node, Duration length) {
        asked.incrementAndGet();
        return !elsewhere;
    }

    @Override
    public void release(UUID accountId, UUID node) {
        // nobody waits
    }
}
