package dev.tributary.ui.inbox;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import dev.tributary.engine.search.Search;
import dev.tributary.engine.search.SearchQuery;
import dev.tributary.ui.common.HouseButton;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is applied, as chips that can be taken off one by one, and how many conversations it finds. */
final class FoundLine extends Div {
    private static final long serialVersionUID = 1;

    private final transient Seat seat;
    private final SerializableConsumer<SearchQuery> apply;
    private final Div chips = new Div();
    private final Span found = new Span();
    private transient SearchQuery shown = SearchQuery.NONE;

    FoundLine(Seat seat, SerializableConsumer<SearchQuery> apply) {
        this.seat = seat;
        this.apply = apply;
        addClassName("find-line");
        chips.addClassName("find-some");
        found.addClassName("find-count");
        found.getElement().setAttribute("role", "status");
        HouseButton clear = HouseButton.of(seat.text("find.clear"), () -> apply.accept(SearchQuery.NONE));
        clear.addClassNames("bare", "find-clear");
        Div foot = new Div(found, clear);
        foot.addClassName("find-line-foot");
        add(chips, foot);
        setVisible(false);
    }

    /** Shows what is applied; nothing when nothing is. */
    void show(SearchQuery query) {
        // a chip that is pressed must not be another one by then
        if (query.equals(shown)) return;
        shown = query;
        setVisible(!query.isEmpty());
        chips.removeAll();
        if (!query.text().isEmpty()) chip("find.text", query.text(), query, draft -> draft.text = "");
        each("find.rating", query, query.ratings(), score -> score + " ★", draft -> draft.ratings);
        each("find.agent", query, query.agents(), seat::name, draft -> draft.agents);
        each("find.group", query, query.groups(), this::group, draft -> draft.groups);
        each("find.tag", query, query.tags(), tag -> tag, draft -> draft.tags);
        each("find.contact-tag", query, query.contactTags(), tag -> tag, draft -> draft.contactTags);
        each("find.channel", query, query.channels(), seat::channelName, draft -> draft.channels);
        if (!query.page().isEmpty()) chip("find.page", query.page(), query, draft -> draft.page = "");
        if (!query.address().isEmpty()) chip("find.ip", query.address(), query, draft -> draft.address = "");
        if (query.from() != null) chip("find.from", day(query.from()), query, draft -> draft.from = null);
        if (query.until() != null) chip("find.to", day(query.until()), query, draft -> draft.until = null);
    }

    /** Says how many are found. */
    void count(int number) {
        found.setText(said(number, seat, "find.found"));
    }

    /** How many would be found, in words. */
    static String would(int number, Seat seat) {
        return said(number, seat, "find.would");
    }

    private static String said(int number, Seat seat, String key) {
        if (number > Search.MOST) return seat.text(key + ".many", Search.MOST);
        return seat.text(key, number);
    }

    private <T> void each(
            String key,
            SearchQuery query,
            Set<T> values,
            Function<T, String> words,
            Function<SearchDraft, Set<T>> part) {
        values.stream()
                .sorted((one, other) -> words.apply(one).compareTo(words.apply(other)))
                .forEach(value -> chip(
                        key,
                        words.apply(value),
                        query,
                        draft -> part.apply(draft).remove(value)));
    }

    private void chip(String key, String words, SearchQuery query, Consumer<SearchDraft> without) {
        String text = seat.text(key) + ": " + words;
        chips.add(ChipButton.chosen(text, seat.text("find.without", text), () -> {
            SearchDraft draft = new SearchDraft(query);
            without.accept(draft);
            apply.accept(draft.query());
        }));
    }

    private String group(UUID id) {
        return seat.groups().stream()
                .filter(group -> group.id().equals(id))
                .map(group -> group.name())
                .findFirst()
                .orElse(seat.text("inbox.somebody"));
    }

    private String day(@Nullable LocalDate day) {
        return day == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(seat.locale())
                        .format(day);
    }
}
