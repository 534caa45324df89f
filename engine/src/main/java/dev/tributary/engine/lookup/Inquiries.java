package dev.tributary.engine.lookup;

import dev.tributary.engine.errand.Errands;
import dev.tributary.engine.reaction.PendingDecision;
import dev.tributary.engine.reaction.PendingDecisions;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@link PendingDecisions}: a row and an errand for each. */
@Component
final class Inquiries implements PendingDecisions {
    private final PendingStore store;
    private final Errands errands;

    Inquiries(PendingStore store, Errands errands) {
        this.store = store;
        this.errands = errands;
    }

    @Override
    public void keep(List<PendingDecision> decisions, Instant now) {
        store.add(decisions, now);
        for (PendingDecision decision : decisions) errands.ask(InquiryTask.NAME, decision.id());
    }
}
