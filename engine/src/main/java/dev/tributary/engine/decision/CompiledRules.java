package dev.tributary.engine.decision;

import dev.tributary.engine.masking.MaskPlan;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Books ready to decide. Immutable; thread-safe; pure. */
public interface CompiledRules {
    /** Decides on a snapshot. Never throws. */
    Verdict decide(Snapshot snapshot);

    /** Which detectors mask besides cards. */
    MaskPlan maskPlan();

    /** Tells, rule by rule, why each fired or did not, by running the pure rules again on the stored snapshot. */
    List<RuleExplanation> explain(Snapshot snapshot, byte[] trace, Locale locale);

    /** The names of all rules, in the order of the trace's bytes. */
    List<RuleName> rules();

    /** What the rules that are switched on wait for, in the order of the trace's bytes. */
    List<Trigger> triggers();

    /** Whether some rule that is switched on asks who is there to answer: finding that out costs a query or two. */
    default boolean asksTeam() {
        return true;
    }

    /** Which look-ups rules cannot decide without and the snapshot has no answer to; each once. */
    default List<Lookup> lookups(Snapshot snapshot) {
        return decide(snapshot).lookups();
    }

    /**
     * A look-up to be made.
     *
     * @param name its name
     * @param key what to ask about
     */
    record Lookup(String name, String key) {}

    /**
     * What a rule waits for.
     *
     * @param rule its place, from 0
     * @param event the event's word
     * @param after for {@code unanswered} and {@code idle}, how long; else null
     * @param businessHours whether only business hours count
     * @param schedule for {@code schedule}, a cron expression; else null
     */
    record Trigger(
            int rule,
            String event,
            @Nullable Duration after,
            boolean businessHours,
            @Nullable String schedule) {}

    /**
     * A rule's name.
     *
     * @param book its book
     * @param name its name
     * @param line where it begins
     */
    record RuleName(String book, String name, int line) {}
}
