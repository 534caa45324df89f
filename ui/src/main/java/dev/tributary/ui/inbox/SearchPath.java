package dev.tributary.ui.inbox;

import com.vaadin.flow.router.QueryParameters;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.search.SearchQuery;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is looked for, as the query of the inbox's address: {@code inbox/resolved?q=parcel&rating=1&rating=2}. */
final class SearchPath {
    private static final int MANY = 50;

    private SearchPath() {}

    /** What an address asks for. What makes no sense in it is left out. */
    static SearchQuery read(QueryParameters address, ZoneId zone) {
        Map<String, List<String>> all = address.getParameters();
        return new SearchQuery(
                one(all, "q"),
                some(all, "rating", SearchPath::rating),
                some(all, "agent", SearchPath::id),
                some(all, "group", SearchPath::id),
                some(all, "tag", text -> text),
                some(all, "contact-tag", text -> text),
                one(all, "page"),
                one(all, "ip"),
                some(all, "channel", text -> text),
                day(one(all, "from")),
                day(one(all, "to")),
                zone);
    }

    /** The parameters of an address that asks for this. */
    static QueryParameters of(SearchQuery query) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        if (!query.text().isEmpty()) all.put("q", List.of(query.text()));
        put(all, "rating", query.ratings());
        put(all, "agent", query.agents());
        put(all, "group", query.groups());
        put(all, "tag", query.tags());
        put(all, "contact-tag", query.contactTags());
        put(all, "channel", query.channels());
        if (!query.page().isEmpty()) all.put("page", List.of(query.page()));
        if (!query.address().isEmpty()) all.put("ip", List.of(query.address()));
        if (query.from() != null) all.put("from", List.of(query.from().toString()));
        if (query.until() != null) all.put("to", List.of(query.until().toString()));
        return new QueryParameters(all);
    }

    /** The address of a queue in which this is looked for. */
    static String of(Queue queue, SearchQuery query) {
        String path = QueuePath.of(queue);
        return query.isEmpty() ? path : path + "?" + of(query).getQueryString();
    }

    private static void put(Map<String, List<String>> all, String name, Collection<?> values) {
        if (!values.isEmpty())
            all.put(name, values.stream().map(String::valueOf).sorted().toList());
    }

    private static String one(Map<String, List<String>> all, String name) {
        return all.getOrDefault(name, List.of("")).getFirst();
    }

    private static <T> Set<T> some(Map<String, List<String>> all, String name, Function<String, @Nullable T> reading) {
        return all.getOrDefault(name, List.of()).stream()
                .limit(MANY)
                .filter(text -> !text.isBlank())
                .map(reading)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static @Nullable Integer rating(String text) {
        return text.matches("[1-5]") ? Integer.valueOf(text) : null;
    }

    private static @Nullable UUID id(String text) {
        return QueuePath.conversation(text).orElse(null);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
