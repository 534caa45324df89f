package dev.tributary.engine.lookup;

import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.CompiledRules.Lookup;
import dev.tributary.engine.decision.KeptTrace;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.errand.Errand;
import dev.tributary.engine.errand.Turns;
import dev.tributary.engine.lookup.PendingStore.Waiting;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks what rules need to know for one decision, and has it decided. Where an answer does not come, it comes again
 * {@link #PAUSES after a while}; in the end the rules decide without.
 */
@Component
final class Inquiry implements Errand {
    /** How long to wait after each try in vain. */
    static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2));

    /** How much is looked up for one decision. */
    static final int MOST = 20;

    private final PendingStore store;
    private final WaitingTraces traces;
    private final RuleBooks books;
    private final Asking asking;
    private final Resumption resumption;
    private final Masker masker;
    private final Turns turns;

    Inquiry(
            PendingStore store,
            WaitingTraces traces,
            RuleBooks books,
            Asking asking,
            Resumption resumption,
            Masker masker,
            Clock clock) {
        this.store = store;
        this.traces = traces;
        this.books = books;
        this.asking = asking;
        this.resumption = resumption;
        this.masker = masker;
        this.turns = new Turns(clock, PAUSES);
    }

    @Override
    public Optional<Instant> run(UUID id) {
        Waiting waiting = store.find(id).orElse(null);
        if (waiting == null) return Optional.empty();
        KeptTrace trace = traces.find(waiting.decision()).orElse(null);
        if (trace == null) {
            store.take(id);
            return Optional.empty();
        }
        CompiledRules rules = books.compiled(trace.activation());
        Answered answered = answered(rules, trace.snapshot());
        int tries = waiting.tries() + 1;
        Optional<Instant> again = answered.inVain() ? turns.again(tries) : Optional.empty();
        if (again.isPresent()) {
            store.tried(id, tries);
            return again;
        }
        resumption.resume(waiting.decision(), trace, rules, answered.snapshot(), answered.problems());
        return Optional.empty();
    }

    /** Answers until no rule asks any more: what one is told may lead another, or itself, to ask something else. */
    private Answered answered(CompiledRules rules, Snapshot snapshot) {
        Snapshot now = snapshot;
        Set<String> problems = new TreeSet<>();
        boolean inVain = false;
        int left = MOST;
        for (List<Lookup> needed = rules.lookups(now); !needed.isEmpty(); needed = rules.lookups(now)) {
            List<Lookup> asked = needed.subList(0, Math.min(left, needed.size()));
            left -= asked.size();
            if (asked.size() < needed.size()) problems.add("problem.tooManyLookups:" + MOST);
            Map<Lookup, Map<String, String>> answers = asking.ask(asked);
            List<Snapshot.Answer> known = new ArrayList<>();
            for (Lookup lookup : needed) {
                Map<String, String> answer = answers.get(lookup);
                known.add(new Snapshot.Answer(lookup.name(), lookup.key(), masked(answer, rules)));
                if (answer != null || !asked.contains(lookup)) continue;
                inVain = true;
                problems.add("problem.lookupFailed:" + lookup.name());
            }
            now = now.answered(known);
        }
        return new Answered(now, List.copyOf(problems), inVain);
    }

    /** It is stored with the snapshot, so it is masked like anything that comes in. */
    private Map<String, String> masked(@Nullable Map<String, String> answer, CompiledRules rules) {
        Map<String, String> masked = new HashMap<>();
        if (answer != null)
            answer.forEach((field, value) -> masked.put(
                    field, masker.mask(Unmasked.of(value), rules.maskPlan()).value()));
        return masked;
    }

    /**
     * What rules can decide on.
     *
     * @param snapshot with every answer, those that did not come empty
     * @param problems what did not come
     * @param inVain whether asking again may help
     */
    private record Answered(Snapshot snapshot, List<String> problems, boolean inVain) {}
}
