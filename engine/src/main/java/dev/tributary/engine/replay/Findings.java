package dev.tributary.engine.replay;

import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.replay.RecordedTraces.Recorded;
import dev.tributary.engine.replay.Replay.Kind;
import dev.tributary.engine.replay.Replay.RuleTotal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a replay has found so far. Thread-safe. */
final class Findings {
    private static final int TEXT = 200;
    private static final Comparator<Found> BY_TIME =
            Comparator.comparing(Found::at).thenComparing(Found::id);

    private final List<SideBySide.Pair> pairs;
    private final long[][] totals;
    private final Map<Kind, TreeSet<Found>> kept = new EnumMap<>(Kind.class);
    private final long[] counts = new long[Kind.values().length];

    Findings(List<SideBySide.Pair> pairs) {
        this.pairs = pairs;
        this.totals = new long[pairs.size()][2 + counts.length];
        for (Kind kind : Kind.values()) kept.put(kind, new TreeSet<>(BY_TIME));
    }

    /** An event on which some rule differs. */
    record Found(
            UUID id,
            UUID conversationId,
            String event,
            Instant at,
            @Nullable String text,
            List<SideBySide.Match> matches) {}

    synchronized void add(Recorded recorded, Snapshot snapshot, List<SideBySide.Match> matches) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (SideBySide.Match match : matches) {
            long[] total = totals[match.place()];
            if (match.before()) total[0]++;
            if (match.after()) total[1]++;
            if (match.kind() == null) continue;
            total[2 + match.kind().ordinal()]++;
            kinds.add(match.kind());
        }
        if (kinds.isEmpty()) return;
        Found found = new Found(
                recorded.id(),
                recorded.conversationId(),
                snapshot.event(),
                recorded.decidedAt(),
                beginning(snapshot.message()),
                matches);
        for (Kind kind : kinds) {
            counts[kind.ordinal()]++;
            Set<Found> shelf = kept.get(kind);
            if (shelf != null && shelf.size() < Replay.KEPT) shelf.add(found);
        }
    }

    private static @Nullable String beginning(Snapshot.@Nullable Message message) {
        if (message == null) return null;
        String text = message.text();
        return text.length() <= TEXT
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(TEXT - 1)) ? TEXT - 1 : TEXT);
    }

    synchronized long count(Kind kind) {
        return counts[kind.ordinal()];
    }

    synchronized List<Found> page(Kind kind, int offset, int limit) {
        TreeSet<Found> found = kept.get(kind);
        return found == null
                ? List.of()
                : found.stream().skip(offset).limit(limit).toList();
    }

    synchronized List<RuleTotal> totals() {
        List<RuleTotal> all = new ArrayList<>();
        for (int place = 0; place < totals.length; place++) {
            long[] total = totals[place];
            if (total[0] + total[1] > 0)
                all.add(new RuleTotal(pairs.get(place).rule(), total[0], total[1], total[2], total[3], total[4]));
        }
        return all;
    }
}
