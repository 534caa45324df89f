package dev.tributary.engine.reaction;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.LockedConversation.Change;
import dev.tributary.engine.conversation.LockedConversation.Placed;
import dev.tributary.engine.conversation.ThreadEntry.Written;
import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.EventTraces;
import dev.tributary.engine.decision.KeptTrace;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.decision.Verdict;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decisions and what follows from them, in one transaction: what a rule does is an event for other rules, which may do
 * something again, until {@link #DEEPEST} rules in a row have led to something. A rule never acts on what it brought about itself, directly or
 * through others. Not thread-safe.
 */
public final class Chain {
    /** How many rules in a row may have led to an event about which others are still asked. */
    public static final int DEEPEST = 5;

    private final CompiledRules rules;
    private final long activation;
    private final Awaited awaited;
    private final Scenes scenes;
    private final Effects effects;
    private final RuleWords words;
    private final ReactionStore store;
    private final EventTraces traces;
    private final PendingDecisions pending;
    private final Afterwards afterwards;
    private final Instant now;
    private final Deque<Occurrence> waiting = new ArrayDeque<>();
    private final List<KeptTrace> decided = new ArrayList<>();
    private final List<PendingDecision> unanswered = new ArrayList<>();

    Chain(
            CompiledRules rules,
            long activation,
            Awaited awaited,
            Scenes scenes,
            Effects effects,
            RuleWords words,
            ReactionStore store,
            EventTraces traces,
            PendingDecisions pending,
            Afterwards afterwards,
            Instant now) {
        this.rules = rules;
        this.activation = activation;
        this.awaited = awaited;
        this.scenes = scenes;
        this.effects = effects;
        this.words = words;
        this.store = store;
        this.traces = traces;
        this.pending = pending;
        this.afterwards = afterwards;
        this.now = now;
    }

    /** Whether some rule waits for this event. */
    public boolean awaits(String event) {
        return awaited.contains(event);
    }

    /** What rules may see of conversations. */
    public Scenes scenes() {
        return scenes;
    }

    /** What is done without being decided. */
    public Effects effects() {
        return effects;
    }

    /**
     * Carries out what was decided on something that no rule led to, and remembers what follows from it.
     *
     * @param trace under which id it will be kept why
     * @return what could not be done
     */
    public List<String> carryOut(
            LockedConversation conversation, Occasion occasion, UUID trace, List<Decision> decisions) {
        return carryOut(conversation, occasion, trace, decisions, 0, Set.of());
    }

    /**
     * Carries out what was decided once look-ups were answered, and follows what follows from it.
     *
     * @return what could not be done
     */
    public List<String> resume(
            LockedConversation conversation, Occasion occasion, List<Decision> decisions, PendingDecision since) {
        List<String> problems = carryOut(conversation, occasion, since.id(), decisions, since.depth(), since.causes());
        settle();
        return problems;
    }

    /**
     * Some rules could not decide on a message without an answer from outside; they do once it has come.
     *
     * @param message whose trace it is
     */
    public void waits(LockedConversation conversation, Occasion occasion, UUID message) {
        unanswered.add(PendingDecision.of(message, true, conversation.id(), occasion, 0, Set.of()));
    }

    private List<String> carryOut(
            LockedConversation conversation,
            Occasion occasion,
            UUID trace,
            List<Decision> decisions,
            int depth,
            Set<Integer> causes) {
        List<String> problems = new ArrayList<>();
        Set<Integer> held = new HashSet<>();
        conversation.decidedBy(trace);
        for (Decision decision : decisions) {
            if (causes.contains(decision.rule())) {
                if (held.add(decision.rule())) problems.add("problem.ownEffect:" + words.name(decision));
                continue;
            }
            int from = conversation.changes().size();
            String problem = effects.apply(conversation, occasion, decision);
            if (problem != null) problems.add(problem);
            if (!follows(conversation, from)) continue;
            if (depth == DEEPEST) {
                String budget = "problem.chainTooLong:" + DEEPEST;
                if (!problems.contains(budget)) problems.add(budget);
                continue;
            }
            Set<Integer> all = new HashSet<>(causes);
            all.add(decision.rule());
            remember(conversation, occasion, from, "rule", null, depth + 1, all);
        }
        conversation.decidedBy(null);
        return problems;
    }

    private boolean follows(LockedConversation conversation, int from) {
        return conversation.changes().stream().skip(from).anyMatch(change -> awaits(word(change)));
    }

    /**
     * Remembers what happened in a conversation since its list of changes was so long, so that rules can be asked.
     *
     * @param by {@code customer}, {@code agent} or {@code house}
     * @param agent address of the agent who did it, or null
     */
    public void happened(
            LockedConversation conversation, Occasion occasion, int from, String by, @Nullable String agent) {
        remember(conversation, occasion, from, by, agent, 0, Set.of());
    }

    private void remember(
            LockedConversation conversation,
            Occasion occasion,
            int from,
            String by,
            @Nullable String agent,
            int depth,
            Set<Integer> causes) {
        List<Change> changes = conversation.changes();
        for (int i = from; i < changes.size(); i++) {
            Change change = changes.get(i);
            String event = word(change);
            // what comes in was decided on where it came in
            if (change.kind() == Change.Kind.RECEIVED || !awaits(event)) continue;
            Snapshot.Happened happened =
                    new Snapshot.Happened(by, agent, change.tag(), null, null, null, null, false, null, depth);
            Placed placed = change.placed();
            waiting.add(new Occurrence(
                    conversation,
                    occasion,
                    event,
                    happened,
                    placed == null ? firstOf(change, occasion, depth) : message(placed),
                    causes,
                    true));
        }
    }

    /** The word that rules wait for. */
    static String word(Change change) {
        return switch (change.kind()) {
            case STARTED -> "conversationStarted";
            case RECEIVED -> "messageReceived";
            case SENT -> "messageSent";
            case ASSIGNED -> "conversationAssigned";
            case TAGGED -> "conversationTagged";
            case UNTAGGED -> "conversationUntagged";
            case RESOLVED -> "conversationResolved";
            case REOPENED -> "conversationReopened";
        };
    }

    /** What a customer's message began or opened is about that message. */
    private static Snapshot.@Nullable Message firstOf(Change change, Occasion occasion, int depth) {
        boolean byMessage = change.kind() == Change.Kind.STARTED || change.kind() == Change.Kind.REOPENED;
        return depth == 0 && byMessage ? occasion.message() : null;
    }

    private Snapshot.@Nullable Message message(Placed placed) {
        if (!(placed.entry() instanceof Written written)) return null;
        UUID account = written.accountId();
        String name = account == null ? "" : store.accountName(account).orElse("");
        return Scenes.message(written, name);
    }

    /**
     * Something happened that is no change of the conversation: rules are asked at once, and whatever follows is followed.
     *
     * @param everything whether a trace is kept even if no rule acted
     * @return whether a rule acted
     */
    public boolean occur(
            LockedConversation conversation,
            Occasion occasion,
            Snapshot.Happened happened,
            Snapshot.@Nullable Message message,
            boolean everything) {
        boolean acted = decide(
                new Occurrence(conversation, occasion, occasion.event(), happened, message, Set.of(), everything));
        settle();
        return acted;
    }

    /** Asks the rules about everything that was remembered, until nothing more follows. */
    public void settle() {
        for (Occurrence next = waiting.poll(); next != null; next = waiting.poll()) decide(next);
    }

    private boolean decide(Occurrence occurrence) {
        if (!awaits(occurrence.event())) return false;
        LockedConversation conversation = occurrence.conversation();
        Occasion occasion = occurrence.occasion().of(occurrence.event(), occurrence.message());
        Snapshot snapshot = new Snapshot(
                occurrence.event(),
                now,
                occurrence.happened(),
                occurrence.message(),
                occasion.customer(),
                scenes.conversation(conversation),
                occasion.visitor(),
                scenes.team(conversation),
                List.of());
        Verdict verdict = rules.decide(snapshot);
        UUID trace = UuidCreator.getTimeOrderedEpoch();
        List<String> problems = new ArrayList<>(verdict.problems());
        problems.addAll(carryOut(
                conversation,
                occasion,
                trace,
                verdict.decisions(),
                occurrence.happened().depth(),
                occurrence.causes()));
        boolean acted = !verdict.decisions().isEmpty() || !verdict.shadow().isEmpty();
        boolean waits = !verdict.lookups().isEmpty();
        if (!acted && !waits && !occurrence.everything() && problems.isEmpty()) return false;
        decided.add(new KeptTrace(trace, conversation.id(), activation, verdict.trace(), snapshot, problems, now));
        if (waits)
            unanswered.add(PendingDecision.of(
                    trace,
                    false,
                    conversation.id(),
                    occasion,
                    occurrence.happened().depth(),
                    occurrence.causes()));
        return acted || waits;
    }

    /** Stores what hangs on the conversations: to be called once the ledger has written them. */
    public void finish() {
        afterwards.run();
        if (!decided.isEmpty()) traces.keep(decided);
        decided.clear();
        if (!unanswered.isEmpty()) pending.keep(unanswered, now);
        unanswered.clear();
    }

    /**
     * Something that rules are to be asked about.
     *
     * @param everything whether a trace is kept even if no rule acted
     */
    private record Occurrence(
            LockedConversation conversation,
            Occasion occasion,
            String event,
            Snapshot.Happened happened,
            Snapshot.@Nullable Message message,
            Set<Integer> causes,
            boolean everything) {}
}
