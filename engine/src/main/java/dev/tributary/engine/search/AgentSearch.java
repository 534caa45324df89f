package dev.tributary.engine.search;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.privacy.VisitorAddresses;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * {@link Search}: lets the agent in, then looks. Words are found by the index, which knows nothing of rights; what it finds is
 * asked back from the store, newest first, until there is enough.
 */
@Component
final class AgentSearch implements Search {
    private static final int LONGEST_PAGE = 500;
    /** Messages asked of the index for each conversation that is wanted: some are of the same, some not for this agent. */
    private static final int FOR_EACH = 5;
    /** At least so many at once, and never more than that. */
    private static final int SOME = 200;

    private static final int MANY = 4000;
    /** As long as nothing is found, so many times as many have been looked at each time. */
    private static final int GROWTH = 4;
    /** Messages looked at in all: who has not found it among these needs another word. */
    private static final int ENOUGH = 50_000;

    private final Permissions permissions;
    private final SearchStore store;
    private final FilteredLists filtered;
    private final TextIndex index;
    private final TextSource source;
    private final VisitorAddresses addresses;

    AgentSearch(
            Permissions permissions,
            SearchStore store,
            FilteredLists filtered,
            TextIndex index,
            TextSource source,
            VisitorAddresses addresses) {
        this.permissions = permissions;
        this.store = store;
        this.filtered = filtered;
        this.index = index;
        this.source = source;
        this.addresses = addresses;
    }

    @Override
    public List<Hit> page(UUID agent, Queue queue, SearchQuery query, int offset, int limit) {
        Agent who = permissions.active(agent);
        int from = Math.max(0, offset);
        int most = Math.clamp(limit, 0, LONGEST_PAGE);
        if (query.text().isEmpty())
            return filtered.page(who, queue, query, from, most).stream()
                    .map(row -> new Hit(row, null))
                    .toList();
        Words words = new Words();
        TextQuery text = TextQuery.of(query.text(), words);
        List<Map.Entry<UUID, UUID>> page =
                found(who, queue, query, text, Math.min(from + most, MOST + 1)).entrySet().stream()
                        .skip(from)
                        .toList();
        return hits(who, page, text, new Highlighter(words));
    }

    private List<Hit> hits(Agent agent, List<Map.Entry<UUID, UUID>> page, TextQuery text, Highlighter highlighter) {
        if (page.isEmpty()) return List.of();
        Map<UUID, ConversationRow> rows =
                store.rows(agent, page.stream().map(Map.Entry::getKey).toList());
        Map<UUID, String> bodies =
                source.bodies(page.stream().map(Map.Entry::getValue).toList());
        List<Hit> hits = new ArrayList<>();
        for (Map.Entry<UUID, UUID> one : page) {
            ConversationRow row = rows.get(one.getKey());
            if (row == null) continue;
            String body = bodies.get(one.getValue());
            hits.add(new Hit(row, body == null ? null : highlighter.context(body, text)));
        }
        return hits;
    }

    /** Conversations, each with its newest message that has the words, at most so many. */
    private Map<UUID, UUID> found(Agent agent, Queue queue, SearchQuery query, TextQuery text, int most) {
        Map<UUID, UUID> found = new LinkedHashMap<>();
        if (most == 0) return found;
        Set<UUID> seen = new HashSet<>();
        AtomicInteger looked = new AtomicInteger();
        index.find(text, Math.clamp(most * (long) FOR_EACH, SOME, MANY), matches -> {
            Map<UUID, UUID> fresh = new LinkedHashMap<>();
            for (TextIndex.Match match : matches)
                if (seen.add(match.conversation())) fresh.put(match.conversation(), match.message());
            if (!fresh.isEmpty()) {
                Set<UUID> theirs = store.among(agent, queue, query, fresh.keySet());
                fresh.forEach((conversation, message) -> {
                    if (found.size() < most && theirs.contains(conversation)) found.put(conversation, message);
                });
            }
            int all = looked.addAndGet(matches.size());
            return found.size() == most || all >= ENOUGH ? 0 : further(most, found.size(), all);
        });
        return found;
    }

    /** How many to look at next: as many as by what was found will do, and half as many again. */
    private static int further(int most, int found, int looked) {
        if (found == 0) return Math.clamp(looked * (GROWTH - 1L), SOME, MANY);
        return Math.clamp((most - found) * (long) looked / found * 3 / 2, SOME, MANY);
    }

    @Override
    public int count(UUID agent, Queue queue, SearchQuery query) {
        Agent who = permissions.active(agent);
        if (query.text().isEmpty()) return filtered.count(who, queue, query, MOST + 1);
        return found(who, queue, query, TextQuery.of(query.text(), new Words()), MOST + 1)
                .size();
    }

    @Override
    public Choices choices(UUID agent) {
        Agent who = permissions.active(agent);
        return new Choices(store.tags(who), store.contactTags(who), store.channels(), addresses.kept());
    }
}
