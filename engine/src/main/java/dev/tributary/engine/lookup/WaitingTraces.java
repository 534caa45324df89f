package dev.tributary.engine.lookup;

import dev.tributary.engine.decision.EventTraces;
import dev.tributary.engine.decision.KeptTrace;
import dev.tributary.engine.decision.RuleTraces;
import dev.tributary.engine.reaction.PendingDecision;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The traces of what waits: those of messages in one table, those of everything else in another. */
@Component
final class WaitingTraces {
    private final RuleTraces ofMessages;
    private final EventTraces ofEvents;

    WaitingTraces(RuleTraces ofMessages, EventTraces ofEvents) {
        this.ofMessages = ofMessages;
        this.ofEvents = ofEvents;
    }

    Optional<KeptTrace> find(PendingDecision decision) {
        return decision.ofMessage() ? ofMessages.of(decision.id()) : ofEvents.find(decision.id());
    }

    void complete(PendingDecision decision, KeptTrace trace) {
        if (decision.ofMessage()) ofMessages.complete(trace);
        else ofEvents.complete(trace);
    }
}
