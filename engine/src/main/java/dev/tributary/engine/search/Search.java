package dev.tributary.engine.search;

import dev.tributary.engine.conversation.Queue;
import java.util.List;
import java.util.UUID;

/**
 * Finds conversations for one agent, who is shown only what that agent may open; somebody who is no active agent is refused
 * ({@link dev.tributary.engine.access.CommandRefused}, {@code NOT_VISIBLE}).
 */
public interface Search {
    /** How far {@link #count} counts: who finds more than this looks more closely rather than at the number. */
    int MOST = 1000;

    /**
     * A page of what is found in a queue: latest activity first or, when words are looked for, the newest message that has
     * them first; of these the first {@link #MOST}.
     */
    List<Hit> page(UUID agent, Queue queue, SearchQuery query, int offset, int limit);

    /** How many are found in a queue, at most {@link #MOST} + 1, which stands for more. */
    int count(UUID agent, Queue queue, SearchQuery query);

    /** What there is to choose from. */
    Choices choices(UUID agent);

    /**
     * What there is to choose from.
     *
     * @param tags all tags on conversations, by name
     * @param contactTags all tags on customers, by name
     * @param channels keys of the channels that have an account
     * @param addresses whether addresses are kept, so that they can be looked for
     */
    record Choices(List<String> tags, List<String> contactTags, List<String> channels, boolean addresses) {
        public Choices {
            tags = List.copyOf(tags);
            contactTags = List.copyOf(contactTags);
            channels = List.copyOf(channels);
        }
    }
}
