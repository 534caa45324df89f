package dev.tributary.routes.trial;

import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.masking.MaskedText;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps nothing but what was said to be wrong. */
final class NoQuarantine implements Quarantine {
    private final List<String> said = new CopyOnWriteArrayList<>();

    List<String> said() {
        return List.copyOf(said);
    }

    @Override
    public void put(UUID accountId, String externalId, String locator, Cause cause, String explanation) {
        said.add(explanation);
    }

    @Override
    public void keep(
            UUID accountId, String externalId, String locator, Cause cause, String explanation, MaskedText original) {
        said.add(explanation);
    }

    @Override
    public boolean holds(UUID accountId, String externalId) {
        return false;
    }

    @Override
    public void resolve(UUID accountId, String externalId, @Nullable UUID messageId) {}

    @Override
    public List<Entry> entries(UUID agent, int limit) {
        return List.of();
    }

    @Override
    public int open() {
        return said.size();
    }

    @Override
    public void askReplay(UUID agent, UUID entry) {}

    @Override
    public List<Entry> replayAsked(UUID accountId) {
        return List.of();
    }
}
