package dev.tributary.engine.lookup;

import dev.tributary.engine.decision.EventTraces;
import dev.tributary.engine.decision.RuleTraces;
import dev.tributary.engine.reaction.PendingDecision;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The traces of what waits: those of messages and those of everything else, in one shape. */
@Component
final class WaitingTraces {
    private final RuleTraces ofMessages;
    private final EventTraces ofEvents;

    WaitingTraces(RuleTraces ofMessages, EventTraces ofEvents) {
        this.ofMessages = ofMessages;
        this.ofEvents = ofEvents;
    }

    Optional<EventTraces.Kept> find(PendingDecision decision) {
        if (!decision.ofMessage()) return ofEvents.find(decision.id());
        return ofMessages
                .of(decision.id())
                .map(kept -> new EventTraces.Kept(
                        kept.messageId(),
                        kept.conversationId(),
                        kept.activation(),
                        kept.verdicts(),
                        kept.snapshot(),
                        kept.problems(),
                        kept.decidedAt()));
    }

    void complete(PendingDecision decision, EventTraces.Kept trace) {
        if (decision.ofMessage())
            ofMessages.complete(new RuleTraces.Kept(
                    trace.id(),
                    trace.conversationId(),
                    trace.activation(),
                    trace.verdicts(),
                    trace.snapshot(),
                    trace.problems(),
                    trace.decidedAt()));
        else ofEvents.complete(trace);
    }
}
