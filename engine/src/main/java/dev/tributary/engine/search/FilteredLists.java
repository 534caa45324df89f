package dev.tributary.engine.search;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lists by filters alone. Where there is a {@link FacetIndex} it says which may be meant, and the store which of them are; where
 * there is none, or while it is being written, the store finds them by itself.
 */
@Component
final class FilteredLists {
    /** More are asked of the index than are needed: it may not have heard yet of what has just left the list. */
    private static final int SPARE = 10;
    /** Conversations from one address, looked for among those the index has. From more of them it walks through all. */
    private static final int FROM_ONE_ADDRESS = 20_000;
    /** How long somebody waits for the index to hear of what has just happened. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final SearchStore store;
    private final TextIndex index;
    private final FacetSource source;
    private final TextIndexer indexer;

    FilteredLists(SearchStore store, TextIndex index, FacetSource source, TextIndexer indexer) {
        this.store = store;
        this.index = index;
        this.source = source;
        this.indexer = indexer;
    }

    /** A page of a list, latest activity first. */
    List<ConversationRow> page(Agent agent, Queue queue, SearchQuery query, int offset, int limit) {
        Optional<FacetIndex> facets = facets(query);
        if (facets.isEmpty()) return store.page(agent, queue, query, offset, limit);
        List<UUID> found = found(facets.get(), agent, queue, query, offset + limit);
        if (found.size() <= offset) return List.of();
        return store.rows(agent, found.subList(offset, found.size())).values().stream()
                .sorted(Comparator.comparing(ConversationRow::lastActivityAt).reversed())
                .toList();
    }

    /** How many there are, counting no further than {@code most}. */
    int count(Agent agent, Queue queue, SearchQuery query, int most) {
        Optional<FacetIndex> facets = facets(query);
        return facets.isEmpty()
                ? store.count(agent, queue, query, most)
                : found(facets.get(), agent, queue, query, most).size();
    }

    private Optional<FacetIndex> facets(SearchQuery query) {
        return query.isEmpty() ? Optional.empty() : index.facets();
    }

    private List<UUID> found(FacetIndex facets, Agent agent, Queue queue, SearchQuery query, int most) {
        indexer.catchUp(PATIENCE);
        List<UUID> found = new ArrayList<>();
        Set<UUID> pages = query.page().isEmpty() ? null : source.pages(query.page());
        Set<UUID> among = wroteFrom(query);
        if (pages != null && pages.isEmpty() || among != null && among.isEmpty()) return found;
        facets.find(new FacetIndex.Asked(agent, queue, query, pages, among), most + SPARE, part -> {
            Set<UUID> theirs = part.isEmpty() ? Set.of() : store.among(agent, queue, query, part);
            for (UUID one : part) if (found.size() < most && theirs.contains(one)) found.add(one);
            return found.size() < most;
        });
        return found;
    }

    private @Nullable Set<UUID> wroteFrom(SearchQuery query) {
        if (query.address().isEmpty()) return null;
        Set<UUID> some = source.wroteFrom(query.address(), FROM_ONE_ADDRESS + 1);
        return some.size() > FROM_ONE_ADDRESS ? null : some;
    }
}
