package dev.tributary.engine.replay;

import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.CompiledRules.RuleName;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.RuleVerdict;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.decision.Verdict;
import dev.tributary.engine.replay.Replay.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The live rules and the candidate's, each beside the one of the same book and name. Immutable; thread-safe; pure. */
final class SideBySide {
    private static final int NONE = -1;

    private final CompiledRules live;
    private final CompiledRules candidate;
    private final List<Pair> pairs;

    SideBySide(CompiledRules live, CompiledRules candidate) {
        this.live = live;
        this.candidate = candidate;
        List<Pair> laid = new ArrayList<>();
        Map<Key, Integer> places = new HashMap<>();
        for (RuleName rule : live.rules()) places.put(Key.of(rule), places.size());
        for (RuleName rule : candidate.rules()) {
            Integer place = places.remove(Key.of(rule));
            laid.add(new Pair(rule, place == null ? NONE : place, laid.size()));
        }
        for (RuleName rule : live.rules()) {
            Integer gone = places.get(Key.of(rule));
            if (gone != null) laid.add(new Pair(rule, gone, NONE));
        }
        pairs = List.copyOf(laid);
    }

    private record Key(String book, String name) {
        static Key of(RuleName rule) {
            return new Key(rule.book(), rule.name());
        }
    }

    /**
     * A rule on both sides.
     *
     * @param rule which; its line is the candidate's, when it is there
     * @param live its place among the live rules, or {@link #NONE}
     * @param candidate its place among the candidate's
     */
    record Pair(RuleName rule, int live, int candidate) {}

    /**
     * A rule that matched on a side.
     *
     * @param place its place among the pairs
     * @param kind how it differs, or null when it does not
     * @param live what it decides live
     * @param candidate what it decides in the candidate
     */
    record Match(
            int place,
            boolean before,
            boolean after,
            @Nullable Kind kind,
            List<Decision> live,
            List<Decision> candidate) {}

    List<Pair> pairs() {
        return pairs;
    }

    /** Whether the candidate needs an answer that the snapshot does not have. */
    boolean unanswered(Snapshot snapshot) {
        return !candidate.lookups(snapshot).isEmpty();
    }

    /** The rules that match on either side. */
    List<Match> decide(Snapshot snapshot) {
        Verdict is = live.decide(snapshot);
        Verdict would = candidate.decide(snapshot);
        List<Match> matches = new ArrayList<>();
        for (int place = 0; place < pairs.size(); place++) {
            Pair pair = pairs.get(place);
            boolean before = matched(is, pair.live());
            boolean after = matched(would, pair.candidate());
            if (before || after)
                matches.add(match(place, before, after, decided(is, pair.live()), decided(would, pair.candidate())));
        }
        return matches;
    }

    private static Match match(
            int place, boolean before, boolean after, List<Decision> live, List<Decision> candidate) {
        Kind kind = !before
                ? Kind.NEWLY_MATCHED
                : !after ? Kind.NO_LONGER_MATCHED : live.equals(candidate) ? null : Kind.DIFFERENT_DECISION;
        return new Match(place, before, after, kind, live, candidate);
    }

    private static boolean matched(Verdict verdict, int rule) {
        if (rule == NONE || rule >= verdict.trace().length) return false;
        byte outcome = verdict.trace()[rule];
        return outcome == RuleVerdict.FIRED || outcome == RuleVerdict.SHADOWED;
    }

    /** What a rule decided, as if it were the first, so that it can be compared. */
    private static List<Decision> decided(Verdict verdict, int rule) {
        if (rule == NONE || verdict.decisions().isEmpty()) return List.of();
        return verdict.decisions().stream()
                .filter(decision -> decision.rule() == rule)
                .map(decision -> decision.by(0))
                .toList();
    }
}
