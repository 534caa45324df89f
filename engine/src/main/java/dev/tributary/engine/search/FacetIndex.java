package dev.tributary.engine.search;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.conversation.Queue;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Conversations by what filters know them by, newest first: for a database that finds what meets several filters only by
 * reading all that meets one. Written after the fact like the words; what it gives is asked back from the tables.
 */
public interface FacetIndex {
    /**
     * Gives conversations, latest activity first, some at a time, each part larger than the one before, until there are no
     * more or who gets them has enough.
     *
     * @param first how many come in the first part
     * @param goOn gets a part and answers whether more is wanted
     */
    void find(Asked asked, int first, Predicate<List<UUID>> goOn);

    /**
     * What is asked for.
     *
     * @param agent who asks; conversations that the agent may not open are left out as far as the index knows
     * @param queue the queue they are in
     * @param query the filters; the page and the address in it are looked for in the tables
     * @param pages ids of the pages of which the visitor must have seen one, or null for any
     * @param among the conversations among which they are, or null for all
     */
    record Asked(
            Agent agent,
            Queue queue,
            SearchQuery query,
            @Nullable Set<UUID> pages,
            @Nullable Set<UUID> among) {}
}
