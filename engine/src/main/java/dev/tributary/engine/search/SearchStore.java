package dev.tributary.engine.search;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Queue;
import java.util.List;

/** Where conversations are found. Shows only what the agent may open. */
public interface SearchStore {
    /** A page of what is found in a queue, latest activity first. */
    List<ConversationRow> page(Agent agent, Queue queue, SearchQuery query, int offset, int limit);

    /** How many are found in a queue, counting no further than {@code most}. */
    int count(Agent agent, Queue queue, SearchQuery query, int most);

    /** All tags on conversations, by name. */
    List<String> tags();

    /** All tags on customers, by name. */
    List<String> contactTags();

    /** Keys of the channels that have an account. */
    List<String> channels();
}
