package dev.tributary.engine.replay;

import dev.tributary.engine.decision.CompiledRules.RuleName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A replay, running or over. Thread-safe; no call blocks. */
public interface Replay {
    /** How many differing events of a kind are kept to be paged through; beyond it they are only counted. */
    int KEPT = 10_000;

    /** How far it is. */
    Progress progress();

    /** Ends it soon; what was found so far stays. */
    void cancel();

    /**
     * Events on which the candidate differs so, the oldest first. While the replay runs, later calls may find more
     * between those that were there.
     */
    List<Difference> page(Kind kind, int offset, int limit, Locale locale);

    /** The rules of both sides that matched anything, in the candidate's order, then those that are gone from it. */
    List<RuleTotal> totals();

    /** How a rule differs on an event. */
    enum Kind {
        /** It matches now and did not. */
        NEWLY_MATCHED,
        /** It matched and does not any more. */
        NO_LONGER_MATCHED,
        /** It matches as before and decides something else; also when it goes into shadow or comes out. */
        DIFFERENT_DECISION
    }

    /** Whether it goes on. */
    enum State {
        RUNNING,
        DONE,
        CANCELLED,
        /** Something broke; the log says what. */
        FAILED
    }

    /**
     * How far it is.
     *
     * @param state whether it goes on
     * @param done events decided
     * @param total events recorded when it began
     * @param newlyMatched events on which some rule matches that did not
     * @param noLongerMatched events on which some rule does not match any more
     * @param different events on which some rule matches as before and decides something else
     * @param unanswered events for which the candidate needs a look-up whose answer the record does not have
     */
    record Progress(
            State state,
            long done,
            long total,
            long newlyMatched,
            long noLongerMatched,
            long different,
            long unanswered) {
        /** How many events differ so. */
        public long of(Kind kind) {
            return switch (kind) {
                case NEWLY_MATCHED -> newlyMatched;
                case NO_LONGER_MATCHED -> noLongerMatched;
                case DIFFERENT_DECISION -> different;
            };
        }
    }

    /**
     * An event on which the candidate differs.
     *
     * @param id the message, or the trace of another event
     * @param conversationId its conversation
     * @param event what happened
     * @param at when it was decided
     * @param text how the message begins, or null when the event is about none
     * @param rules the rules that differ, in the candidate's order
     */
    record Difference(
            UUID id,
            UUID conversationId,
            String event,
            Instant at,
            @Nullable String text,
            List<RuleDifference> rules) {
        public Difference {
            rules = List.copyOf(rules);
        }
    }

    /**
     * A rule that differs on an event.
     *
     * @param rule which
     * @param kind how
     * @param live what it decides as it is live, in words; nothing when it does not match or is in shadow
     * @param candidate what it decides in the candidate, in words
     */
    record RuleDifference(RuleName rule, Kind kind, List<String> live, List<String> candidate) {
        public RuleDifference {
            live = List.copyOf(live);
            candidate = List.copyOf(candidate);
        }
    }

    /**
     * What became of a rule in all.
     *
     * @param rule which
     * @param live on how many events it matches as it is live
     * @param candidate on how many in the candidate
     * @param newlyMatched on how many it matches that it did not
     * @param noLongerMatched on how many it does not match any more
     * @param different on how many it decides something else
     */
    record RuleTotal(
            RuleName rule, long live, long candidate, long newlyMatched, long noLongerMatched, long different) {}
}
