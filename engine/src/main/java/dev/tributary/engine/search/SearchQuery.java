package dev.tributary.engine.search;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for. A conversation must meet every part that is set; of a part with several values it must meet one.
 *
 * @param text words that stand in one of its messages or notes, in a subject, or in the customer's name or address, as typed; a
 *     star at the end of a word leaves it open; empty for any
 * @param ratings how the customer found it, 1 to 5
 * @param agents who works or worked on it: was assigned to it or answered in it
 * @param groups its group
 * @param tags tags on the conversation
 * @param contactTags tags on the customer
 * @param page a page the visitor saw, as typed: site, path or a part of them; empty for any
 * @param address the address the visitor wrote from, or its beginning; empty for any
 * @param channels keys of the channel of its last message, the one that the list shows
 * @param from the first day on which it lived, that is between its first message and its last activity, or null
 * @param until the last such day, or null
 * @param zone where those days begin and end
 */
public record SearchQuery(
        String text,
        Set<Integer> ratings,
        Set<UUID> agents,
        Set<UUID> groups,
        Set<String> tags,
        Set<String> contactTags,
        String page,
        String address,
        Set<String> channels,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        ZoneId zone) {
    /** Looks for nothing in particular. */
    public static final SearchQuery NONE = new SearchQuery(
            "", Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), "", "", Set.of(), null, null, ZoneOffset.UTC);

    public SearchQuery {
        text = text.strip();
        ratings = Set.copyOf(ratings);
        agents = Set.copyOf(agents);
        groups = Set.copyOf(groups);
        tags = Set.copyOf(tags);
        contactTags = Set.copyOf(contactTags);
        page = page.strip();
        address = address.strip();
        channels = Set.copyOf(channels);
    }

    /** Whether everything is found by it. */
    public boolean isEmpty() {
        return text.isEmpty()
                && ratings.isEmpty()
                && agents.isEmpty()
                && groups.isEmpty()
                && tags.isEmpty()
                && contactTags.isEmpty()
                && page.isEmpty()
                && address.isEmpty()
                && channels.isEmpty()
                && from == null
                && until == null;
    }
}
