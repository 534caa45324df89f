package dev.tributary.engine.conversation;

import dev.tributary.engine.access.Agent;
import java.time.Instant;

/** What follows from what an agent did: rules may wait for it. */
public interface Aftermath {
    /**
     * Lets it follow, in the command's transaction, which holds the row lock; the ledger has not written yet.
     *
     * @return what is to be done once it has
     */
    Runnable of(LockedConversation conversation, Agent agent, Instant now);
}
