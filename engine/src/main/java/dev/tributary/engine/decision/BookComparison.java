package dev.tributary.engine.decision;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.tributary.engine.decision.BookContent.Entry;
import dev.tributary.engine.decision.BookDiff.Kind;
import dev.tributary.engine.decision.BookDiff.Line;
import dev.tributary.engine.decision.BookDiff.RuleDiff;
import dev.tributary.engine.decision.BookDiff.Sign;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lays two revisions of a book side by side. */
final class BookComparison {
    private BookComparison() {}

    static BookDiff of(BookContent before, BookContent after) {
        Map<UUID, Entry> old = byRule(before);
        Map<UUID, Entry> now = byRule(after);
        Set<UUID> moved = moved(kept(old.keySet(), now), kept(now.keySet(), old));
        List<RuleDiff> rules = new ArrayList<>();
        for (Entry entry : inOrder(old, now)) {
            RuleDiff diff = diff(old.get(entry.rule()), now.get(entry.rule()), moved.contains(entry.rule()));
            if (!diff.kinds().isEmpty()) rules.add(diff);
        }
        String around = before.opening() + before.closing();
        String aroundNow = after.opening() + after.closing();
        return new BookDiff(rules, around.equals(aroundNow) ? List.of() : lines(around, aroundNow));
    }

    private static Map<UUID, Entry> byRule(BookContent content) {
        Map<UUID, Entry> rules = new LinkedHashMap<>();
        for (Entry entry : content.entries()) rules.put(entry.rule(), entry);
        return rules;
    }

    private static List<UUID> kept(Collection<UUID> rules, Map<UUID, Entry> other) {
        return rules.stream().filter(other::containsKey).toList();
    }

    /** The fewest rules that had to be put elsewhere to get from one order to the other. */
    private static Set<UUID> moved(List<UUID> before, List<UUID> after) {
        Set<UUID> moved = new HashSet<>();
        for (AbstractDelta<UUID> delta : DiffUtils.diff(before, after).getDeltas())
            moved.addAll(delta.getTarget().getLines());
        return moved;
    }

    /** The newer order, with the rules that are gone after the one they stood behind. */
    private static List<Entry> inOrder(Map<UUID, Entry> old, Map<UUID, Entry> now) {
        List<Entry> order = new ArrayList<>(now.values());
        int place = 0;
        for (Entry entry : old.values()) {
            int found = order.indexOf(now.getOrDefault(entry.rule(), entry));
            if (found >= 0) place = found + 1;
            else order.add(place++, entry);
        }
        return order;
    }

    private static RuleDiff diff(@Nullable Entry before, @Nullable Entry after, boolean moved) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        String was = before == null ? "" : before.text().content();
        String is = after == null ? "" : after.text().content();
        if (before == null) kinds.add(Kind.ADDED);
        else if (after == null) kinds.add(Kind.REMOVED);
        else {
            if (moved) kinds.add(Kind.MOVED);
            if (before.mode() != after.mode()) kinds.add(Kind.SWITCHED);
            if (!was.equals(is)) kinds.add(Kind.CHANGED);
        }
        Entry named = after == null ? before : after;
        if (named == null) throw new IllegalArgumentException("neither before nor after");
        return new RuleDiff(
                named.rule(),
                named.text().name(),
                kinds,
                before == null ? null : before.mode(),
                after == null ? null : after.mode(),
                was.equals(is) ? List.of() : lines(was, is));
    }

    /** Every line of both, in order; where lines were replaced the old ones stand first. */
    static List<Line> lines(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            int at = delta.getSource().getPosition();
            for (String same : old.subList(from, at)) lines.add(new Line(Sign.SAME, same));
            for (String gone : delta.getSource().getLines()) lines.add(new Line(Sign.REMOVED, gone));
            for (String come : delta.getTarget().getLines()) lines.add(new Line(Sign.ADDED, come));
            from = at + delta.getSource().size();
        }
        for (String same : old.subList(from, old.size())) lines.add(new Line(Sign.SAME, same));
        return lines;
    }
}
