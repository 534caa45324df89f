package dev.tributary.ui.inbox;

import dev.tributary.engine.search.SearchQuery;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is being chosen in the panel, before it is applied. */
final class SearchDraft {
    final Set<Integer> ratings;
    final Set<UUID> agents;
    final Set<UUID> groups;
    final Set<String> tags;
    final Set<String> contactTags;
    final Set<String> channels;
    String text;
    String page;
    String address;

    @Nullable
    LocalDate from;

    @Nullable
    LocalDate until;

    private final SearchQuery start;

    SearchDraft(SearchQuery start) {
        this.start = start;
        ratings = new HashSet<>(start.ratings());
        agents = new HashSet<>(start.agents());
        groups = new HashSet<>(start.groups());
        tags = new HashSet<>(start.tags());
        contactTags = new HashSet<>(start.contactTags());
        channels = new HashSet<>(start.channels());
        text = start.text();
        page = start.page();
        address = start.address();
        from = start.from();
        until = start.until();
    }

    SearchQuery query() {
        return new SearchQuery(
                text, ratings, agents, groups, tags, contactTags, page, address, channels, from, until, start.zone());
    }

    /** Takes it in if it is not in, else out; says whether it is in. */
    static <T> boolean toggle(Set<T> set, T value) {
        if (set.remove(value)) return false;
        return set.add(value);
    }
}
