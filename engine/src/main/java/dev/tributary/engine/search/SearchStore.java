package dev.tributary.engine.search;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Queue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Where conversations are found by everything but their words. Shows only what the agent may open. */
public interface SearchStore {
    /** A page of what is found in a queue, latest activity first. */
    List<ConversationRow> page(Agent agent, Queue queue, SearchQuery query, int offset, int limit);

    /** Which of these are found in a queue. */
    Set<UUID> among(Agent agent, Queue queue, SearchQuery query, Collection<UUID> conversations);

    /** The rows of these, as far as the agent may open them. */
    Map<UUID, ConversationRow> rows(Agent agent, Collection<UUID> conversations);

    /** How many are found in a queue, counting no further than {@code most}. */
    int count(Agent agent, Queue queue, SearchQuery query, int most);

    /** Tags on conversations that the agent may open, by name. */
    List<String> tags(Agent agent);

    /** Tags on customers of conversations that the agent may open, by name. */
    List<String> contactTags(Agent agent);

    /** Keys of the channels that have an account. */
    List<String> channels();
}
