package dev.tributary.engine.lookup;

import dev.tributary.engine.conversation.ConversationLedger;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.KeptTrace;
import dev.tributary.engine.decision.RuleVerdict;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.decision.Verdict;
import dev.tributary.engine.reaction.Chain;
import dev.tributary.engine.reaction.PendingDecision;
import dev.tributary.engine.reaction.Reactions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides what waited, in one transaction, by the rules and the snapshot it began with. Rules that acted at once do not act
 * again; those that could not decide do, and so do those after them that see what they did. Whoever takes the waiting row
 * out does it, so it happens once, whenever a node dies.
 */
@Component
final class Resumption {
    private final PendingStore store;
    private final ConversationLedger ledger;
    private final Reactions reactions;
    private final WaitingTraces traces;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Resumption(
            PendingStore store,
            ConversationLedger ledger,
            Reactions reactions,
            WaitingTraces traces,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.reactions = reactions;
        this.traces = traces;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Decides and carries out.
     *
     * @param trace what was kept when it began to wait
     * @param answered the same snapshot with the answers
     * @param failures what was not answered
     */
    void resume(
            PendingDecision pending, KeptTrace trace, CompiledRules rules, Snapshot answered, List<String> failures) {
        transactions.executeWithoutResult(status -> {
            LockedConversation conversation =
                    ledger.lock(pending.conversation()).orElse(null);
            if (!store.take(pending.id()) || conversation == null) return;
            Instant now = clock.instant();
            Verdict verdict = rules.decide(answered);
            List<Decision> fresh = verdict.decisions().stream()
                    .filter(decision -> trace.verdicts()[decision.rule()] != RuleVerdict.FIRED)
                    .toList();
            Set<String> problems = new LinkedHashSet<>(trace.problems());
            problems.addAll(verdict.problems());
            problems.addAll(failures);
            Chain chain = reactions.begin(rules, trace.activation(), now);
            problems.addAll(chain.resume(
                    conversation,
                    pending.occasion(reactions.contact(conversation.columns().contactId()), answered),
                    fresh,
                    pending));
            // the message has its place by now
            if (fresh.stream().anyMatch(decision -> decision instanceof Decision.StartNewConversation))
                problems.add("problem.tooLateToStartAnew");
            ledger.write(conversation);
            traces.complete(
                    pending,
                    new KeptTrace(
                            trace.id(),
                            trace.conversationId(),
                            trace.activation(),
                            completed(trace.verdicts(), verdict.trace()),
                            answered,
                            new ArrayList<>(problems),
                            trace.decidedAt()));
            chain.finish();
        });
    }

    /** What acted has acted; of the rest the later word counts where a rule waited or acts now. */
    private static byte[] completed(byte[] before, byte[] after) {
        byte[] completed = before.clone();
        for (int rule = 0; rule < completed.length; rule++) {
            boolean acts = after[rule] == RuleVerdict.FIRED || after[rule] == RuleVerdict.SHADOWED;
            boolean acted = before[rule] == RuleVerdict.FIRED || before[rule] == RuleVerdict.SHADOWED;
            if (before[rule] == RuleVerdict.WAITING || acts && !acted) completed[rule] = after[rule];
        }
        return completed;
    }
}
