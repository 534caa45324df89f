package dev.tributary.engine.decision;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two revisions of a book.
 *
 * @param rules the rules that differ, in the order of the newer revision; those that are gone stand where they stood
 * @param around what differs outside rules; all of it between revisions that were not yet kept rule by rule
 */
public record BookDiff(List<RuleDiff> rules, List<Line> around) {
    public BookDiff {
        rules = List.copyOf(rules);
        around = List.copyOf(around);
    }

    /** How a rule differs. */
    public enum Kind {
        ADDED,
        REMOVED,
        MOVED,
        SWITCHED,
        CHANGED
    }

    /**
     * A rule that differs.
     *
     * @param rule which
     * @param name its name, the newer one
     * @param kinds how it differs
     * @param before how it was switched, or null when it was not there
     * @param after how it is switched, or null when it is not there
     * @param lines its text line by line; nothing when the text is the same
     */
    public record RuleDiff(
            UUID rule,
            String name,
            Set<Kind> kinds,
            @Nullable RuleMode before,
            @Nullable RuleMode after,
            List<Line> lines) {
        public RuleDiff {
            kinds = Set.copyOf(kinds);
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line.
     *
     * @param sign whether it came, went or stayed
     * @param text the line
     */
    public record Line(Sign sign, String text) {}

    /** What became of a line. */
    public enum Sign {
        SAME,
        REMOVED,
        ADDED
    }
}
