package dev.tributary.engine.reaction;

import java.time.Instant;
import java.util.List;

/** Where decisions go that rules cannot come to without asking somebody outside. Takes part in the running transaction. */
public interface PendingDecisions {
    /** Keeps them; once the transaction has committed they are asked about and decided. */
    void keep(List<PendingDecision> decisions, Instant now);
}
