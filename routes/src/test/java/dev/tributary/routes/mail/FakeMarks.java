package dev.tributary.routes.mail;

import dev.tributary.engine.channel.MailboxMarks;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Marks in memory, which can be lost. */
public final class FakeMarks implements MailboxMarks {
    private final Map<String, Mark> marks = new ConcurrentHashMap<>();
    private final Map<UUID, Set<String>> taken = new ConcurrentHashMap<>();

    /** None. */
    public FakeMarks() {}

    /** As after a crash before the last mark was written. */
    void lose(UUID accountId, String folder) {
        marks.computeIfPresent(
                accountId + folder,
                (key, mark) -> new Mark(mark.place(), mark.validity(), 0, null, 0, mark.begunAt(), null));
    }

    @Override
    public Optional<Mark> mark(UUID accountId, String folder) {
        return Optional.ofNullable(marks.get(accountId + folder));
    }

    @Override
    public void keep(UUID accountId, String folder, Mark mark) {
        marks.put(accountId + folder, mark);
    }

    @Override
    public Set<String> taken(UUID accountId) {
        return Set.copyOf(taken.getOrDefault(accountId, Set.of()));
    }

    @Override
    public void take(UUID accountId, Collection<String> names) {
        taken.computeIfAbsent(accountId, id -> ConcurrentHashMap.newKeySet()).addAll(names);
    }

    @Override
    public void forget(UUID accountId, Collection<String> names) {
        if (taken.containsKey(accountId)) taken.get(accountId).removeAll(names);
    }
}
