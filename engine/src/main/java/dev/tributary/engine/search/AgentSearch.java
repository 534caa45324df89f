package dev.tributary.engine.search;

import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.privacy.VisitorAddresses;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** {@link Search}: lets the agent in, then looks. */
@Component
final class AgentSearch implements Search {
    private static final int LONGEST_PAGE = 500;

    private final Permissions permissions;
    private final SearchStore store;
    private final VisitorAddresses addresses;

    AgentSearch(Permissions permissions, SearchStore store, VisitorAddresses addresses) {
        this.permissions = permissions;
        this.store = store;
        this.addresses = addresses;
    }

    @Override
    public List<ConversationRow> page(UUID agent, Queue queue, SearchQuery query, int offset, int limit) {
        return store.page(
                permissions.active(agent), queue, query, Math.max(0, offset), Math.clamp(limit, 0, LONGEST_PAGE));
    }

    @Override
    public int count(UUID agent, Queue queue, SearchQuery query) {
        return store.count(permissions.active(agent), queue, query, MOST + 1);
    }

    @Override
    public Choices choices(UUID agent) {
        permissions.active(agent);
        return new Choices(store.tags(), store.contactTags(), store.channels(), addresses.kept());
    }
}
