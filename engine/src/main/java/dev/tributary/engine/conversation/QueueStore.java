package dev.tributary.engine.conversation;

import dev.tributary.engine.access.Agent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where the lists of the inbox are read. Shows only what the agent may open. */
public interface QueueStore {
    /** How many conversations each queue holds. */
    Map<Queue, Integer> counts(Agent agent);

    /** A page of a queue, latest activity first. */
    List<ConversationRow> page(Agent agent, Queue queue, int offset, int limit);

    /** One row, or empty when there is none or the agent may not open it. */
    Optional<ConversationRow> row(Agent agent, UUID conversation);

    /** The contact's other conversations that the agent may open, newest first. */
    List<ConversationRow> earlier(Agent agent, UUID contact, UUID except, int limit);
}
