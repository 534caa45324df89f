package dev.tributary.engine.conversation;

import dev.tributary.engine.outbox.Outbox;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was given. */
final class FakeOutbox implements Outbox {
    static final List<NewDelivery> QUEUED = new CopyOnWriteArrayList<>();

    @Override
    public UUID enqueue(NewDelivery delivery) {
        QUEUED.add(delivery);
        return UUID.randomUUID();
    }

    @Override
    public void requeue(UUID messageId) {}
}
