package dev.tributary.routes.mail;

import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.masking.MaskedText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A quarantine in memory. */
public final class FakeQuarantine implements Quarantine {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private volatile boolean down;

    /** Empty. */
    public FakeQuarantine() {}

    /** Whether every call fails, as when the database is away. */
    public void down(boolean away) {
        down = away;
    }

    private void reach() {
        if (down) throw new IllegalStateException("the database is away");
    }

    @Override
    public synchronized void put(UUID accountId, String externalId, String locator, Cause cause, String explanation) {
        reach();
        Entry old = entries.get(externalId);
        int attempts = old == null ? 1 : old.attempts() + 1;
        UUID id = old == null ? UUID.randomUUID() : old.id();
        entries.put(
                externalId,
                new Entry(id, accountId, externalId, locator, cause, explanation, attempts, Instant.EPOCH, null, null));
        asked.remove(externalId);
    }

    @Override
    public void keep(
            UUID accountId, String externalId, String locator, Cause cause, String explanation, MaskedText original) {
        put(accountId, externalId, locator, cause, explanation);
    }

    @Override
    public synchronized boolean holds(UUID accountId, String externalId) {
        return entries.containsKey(externalId);
    }

    @Override
    public synchronized void resolve(UUID accountId, String externalId, @Nullable UUID messageId) {
        entries.remove(externalId);
        asked.remove(externalId);
    }

    @Override
    public synchronized List<Entry> entries(UUID agent, int limit) {
        return List.copyOf(entries.values());
    }

    @Override
    public synchronized int open() {
        reach();
        return entries.size();
    }

    @Override
    public synchronized void askReplay(UUID agent, UUID entry) {
        for (Entry e : entries.values()) if (e.id().equals(entry)) asked.add(e.externalId());
    }

    @Override
    public synchronized List<Entry> replayAsked(UUID accountId) {
        return entries.values().stream()
                .filter(entry -> asked.contains(entry.externalId()))
                .toList();
    }
}
