package dev.tributary.engine.kit;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.House;
import dev.tributary.engine.decision.RuleCompiler;
import dev.tributary.engine.decision.RuleExplanation;
import dev.tributary.engine.decision.RuleProblem;
import dev.tributary.engine.decision.RuleVerdict;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.decision.Verdict;
import dev.tributary.engine.masking.MaskPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Rules as a lambda. Books are compiled to whatever {@link #decide} was told last; a text with the word {@code error} in it
 * does not pass its check. Remembers the snapshots it decided on.
 */
public final class FakeRuleCompiler implements RuleCompiler {
    /** What the one rule is called. */
    public static final String RULE = "The only rule";

    private final List<Snapshot> seen = new CopyOnWriteArrayList<>();
    private volatile Function<Snapshot, List<Decision>> rule = snapshot -> List.of();
    private volatile List<CompiledRules.Trigger> triggers =
            List.of(new CompiledRules.Trigger(0, "messageReceived", null, false, null));
    private volatile boolean asksTeam;
    private volatile Function<Snapshot, List<CompiledRules.Lookup>> needs = snapshot -> List.of();

    /** Decides so from now on, in every activation. Decisions name rule 0. */
    public void decide(Function<Snapshot, List<Decision>> decisions) {
        rule = decisions;
    }

    /** Books that are compiled from now on wait for this. Decisions are asked for on every event that comes. */
    public void waitFor(CompiledRules.Trigger... awaited) {
        triggers = List.of(awaited);
    }

    /** Books that are compiled from now on wait for these events besides messages. */
    public void waitFor(String... events) {
        List<CompiledRules.Trigger> all = new ArrayList<>(triggers);
        for (String event : events) all.add(new CompiledRules.Trigger(0, event, null, false, null));
        triggers = List.copyOf(all);
    }

    /** Books that are compiled from now on ask who is there to answer. */
    public void askTeam() {
        asksTeam = true;
    }

    /** The rule cannot decide without these from now on, unless they are answered. */
    public void need(Function<Snapshot, List<CompiledRules.Lookup>> lookups) {
        needs = lookups;
    }

    /** The snapshots that were decided on, in order. */
    public List<Snapshot> seen() {
        return List.copyOf(seen);
    }

    @Override
    public List<RuleProblem> check(List<BookText> books, House house, Locale locale) {
        return books.stream()
                .filter(book -> book.content().contains("error"))
                .map(book -> new RuleProblem(book.name(), 1, 1, 2, RuleProblem.Kind.ERROR, "an error", null))
                .toList();
    }

    @Override
    public CompiledRules compile(List<BookText> books) {
        return new Compiled(List.copyOf(books), triggers, asksTeam);
    }

    @Override
    public List<BookText> shipped() {
        return List.of(new BookText("routing", "shipped routing"), new BookText("reopening", "shipped reopening"));
    }

    private final class Compiled implements CompiledRules {
        private final List<BookText> books;
        private final List<Trigger> awaited;
        private final boolean team;

        Compiled(List<BookText> books, List<Trigger> awaited, boolean team) {
            this.books = books;
            this.awaited = awaited;
            this.team = team;
        }

        @Override
        public boolean asksTeam() {
            return team;
        }

        @Override
        public Verdict decide(Snapshot snapshot) {
            seen.add(snapshot);
            List<Lookup> missing = needs.apply(snapshot).stream()
                    .filter(need -> snapshot.lookups().stream()
                            .noneMatch(answer -> answer.lookup().equals(need.name())
                                    && answer.key().equals(need.key())))
                    .toList();
            if (!missing.isEmpty())
                return new Verdict(List.of(), List.of(), new byte[] {RuleVerdict.WAITING}, List.of(), missing);
            List<Decision> decisions = rule.apply(snapshot);
            byte trace = decisions.isEmpty() ? 0 : RuleVerdict.FIRED;
            return new Verdict(decisions, new byte[] {trace}, List.of());
        }

        @Override
        public MaskPlan maskPlan() {
            return MaskPlan.CARDS;
        }

        @Override
        public List<RuleExplanation> explain(Snapshot snapshot, byte[] trace, Locale locale) {
            return List.of(new RuleExplanation(
                    rules().getFirst(),
                    trace[0] == RuleVerdict.FIRED,
                    false,
                    true,
                    List.of(),
                    List.of(
                            books.getFirst().content(),
                            snapshot.message() == null
                                    ? snapshot.event()
                                    : snapshot.message().text())));
        }

        @Override
        public List<RuleName> rules() {
            return List.of(
                    new RuleName("routing", RULE, 1),
                    new RuleName("routing", "Second", 2),
                    new RuleName("routing", "Third", 3),
                    new RuleName("routing", "Fourth", 4),
                    new RuleName("routing", "Fifth", 5),
                    new RuleName("routing", "Sixth", 6),
                    new RuleName("routing", "Seventh", 7));
        }

        @Override
        public List<Trigger> triggers() {
            return awaited;
        }
    }
}
