package dev.tributary.routes.stream;

import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.InboundMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Takes everything in, once for each external id, and keeps what it was given; can be told to be down. */
public final class FakeIntake implements Intake {
    private final List<ChannelEvent> events = new CopyOnWriteArrayList<>();
    private final Map<String, IntakeResult.Stored> stored = new HashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile @Nullable RuntimeException down;

    /** From now on every call throws this; null ends it. */
    public void down(@Nullable RuntimeException failure) {
        down = failure;
    }

    /** From now on messages of this id, and only they, are refused. */
    public void refuse(String externalId) {
        refused.add(externalId);
    }

    /** Nothing is refused any more. */
    public void mend() {
        refused.clear();
    }

    /** How often something was not taken in. */
    public int failures() {
        return failures.get();
    }

    /** What was handed in, repeats included. */
    public List<ChannelEvent> events() {
        return List.copyOf(events);
    }

    /** The external ids of the messages that were handed in, repeats included. */
    public List<String> ids() {
        return events.stream()
                .filter(InboundMessage.class::isInstance)
                .map(event -> ((InboundMessage) event).externalId())
                .toList();
    }

    /** The messages that were stored. */
    public synchronized int storedCount() {
        return stored.size();
    }

    /** The last message that was handed in. */
    public InboundMessage lastMessage() {
        return (InboundMessage) events.getLast();
    }

    @Override
    public synchronized IntakeResult accept(ChannelEvent event) {
        RuntimeException failure = down;
        if (failure == null && event instanceof InboundMessage message && refused.contains(message.externalId()))
            failure = new IllegalStateException("refused on purpose");
        if (failure != null) {
            failures.incrementAndGet();
            throw failure;
        }
        events.add(event);
        if (!(event instanceof InboundMessage message)) return new IntakeResult.Updated(0);
        IntakeResult.Stored before = stored.get(message.externalId());
        if (before != null) {
            return new IntakeResult.Duplicate(before.conversationId(), before.messageId(), before.seq());
        }
        IntakeResult.Stored fresh = new IntakeResult.Stored(UUID.randomUUID(), UUID.randomUUID(), 1);
        stored.put(message.externalId(), fresh);
        return fresh;
    }

    @Override
    public List<IntakeResult> acceptAll(List<? extends ChannelEvent> all) {
        return all.stream().map(this::accept).toList();
    }
}
