package dev.tributary.ui.inbox;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSingleSelectionModel;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.SerializableConsumer;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.search.Context;
import dev.tributary.engine.search.Hit;
import dev.tributary.engine.search.Search;
import dev.tributary.engine.search.SearchQuery;
import dev.tributary.ui.common.HouseButton;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The list at the left: its tabs with live counts, and the rows of the queue that is open. */
final class ConversationList extends Section {
    private static final long serialVersionUID = 1;
    private static final int NEIGHBOURHOOD = 300;

    /**
     * A key was pressed in the grid.
     *
     * @param key key of the row that has the focus
     */
    record Focused(@Nullable String key) {}

    private final transient Seat seat;
    private final transient Map<Queue, Anchor> tabs = new EnumMap<>(Queue.class);
    private final transient Map<Queue, Span> numbers = new EnumMap<>(Queue.class);
    private final Grid<ConversationRow> grid = new Grid<>();
    private final Div empty = new Div();
    private final SerializableConsumer<UUID> open;
    private final SerializableConsumer<SearchQuery> look;
    private final HouseButton advanced;
    private final SearchField text;
    private final FilterPanel panel;
    private final FoundLine line;
    private transient Map<Queue, Integer> counts = Map.of();
    private transient SearchQuery query = SearchQuery.NONE;
    private int found;
    /** Where the words stand in the rows that were fetched. */
    private final transient Map<UUID, Context> contexts = new HashMap<>();

    private Queue queue;
    private @Nullable UUID current;
    /** Whether a mouse moves over the rows. */
    private boolean held;
    /** Whether something happened meanwhile. */
    private boolean stale;

    ConversationList(
            Seat seat,
            SerializableConsumer<UUID> open,
            SerializableConsumer<SearchQuery> look,
            SerializableConsumer<ConversationRow> resolve) {
        this.seat = seat;
        this.open = open;
        this.look = look;
        this.queue = seat.home();
        addClassNames("pane", "inbox-list");
        getElement().setAttribute("aria-label", seat.text("inbox.title"));
        H1 title = new H1(seat.text("inbox.title"));
        advanced = HouseButton.of("filter", seat.text("find.advanced"), this::advanced);
        advanced.setId("find-open");
        Div end = new Div(advanced);
        end.addClassName("end");
        Header head = new Header(title, end);
        head.addClassName("pane-head");
        text = new SearchField(seat, this::look);
        panel = new FilterPanel(
                seat, this::apply, query -> seat.search().count(seat.id(), queue, query), advanced::focus);
        // who has just opened it is still on its button
        advanced.getElement()
                .addEventListener("keydown", event -> panel.leave())
                .setFilter("event.key === 'Escape'");
        line = new FoundLine(seat, this::apply);
        empty.addClassNames("empty", "inbox-empty");
        add(head, text, tabs(), panel, line, grid(resolve), empty);
    }

    private Nav tabs() {
        Nav nav = new Nav();
        nav.addClassName("inbox-tabs");
        nav.getElement().setAttribute("aria-label", seat.text("inbox.queues"));
        for (Queue one : seat.queues()) {
            Span number = new Span();
            number.addClassName("inbox-count");
            Anchor tab = new Anchor(QueuePath.of(one));
            tab.add(new Span(seat.text("inbox.queue." + QueuePath.word(one))), number);
            tab.getElement().setAttribute("router-link", true);
            tab.addClassName("inbox-tab");
            tabs.put(one, tab);
            numbers.put(one, number);
            nav.add(tab);
        }
        return nav;
    }

    private Grid<ConversationRow> grid(SerializableConsumer<ConversationRow> resolve) {
        grid.addClassName("inbox-grid");
        grid.addThemeVariants(GridVariant.NO_BORDER, GridVariant.NO_ROW_BORDERS);
        grid.getElement().setAttribute("aria-label", seat.text("inbox.title"));
        grid.getElement().setPropertyMap("words", seat.words("row.", "time."));
        grid.addColumn(LitRenderer.<ConversationRow>of(
                                "<tributary-row .json=${item.json} @resolve=${resolve}></tributary-row>")
                        .withProperty(
                                "json",
                                row -> RowItem.of(
                                                row,
                                                contexts.get(row.id()),
                                                seat,
                                                row.id().equals(current))
                                        .json())
                        .withFunction("resolve", resolve::accept))
                .setFlexGrow(1);
        grid.setPageSize(40);
        grid.setDataProvider(new CallbackDataProvider<ConversationRow, Void>(
                wanted -> page(wanted.getOffset(), wanted.getLimit()).stream(),
                wanted -> length(),
                ConversationRow::id));
        ((GridSingleSelectionModel<ConversationRow>) grid.getSelectionModel()).setDeselectAllowed(false);
        grid.asSingleSelect().addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null)
                open.accept(change.getValue().id());
        });
        grid.getElement()
                .addEventListener(
                        "keydown",
                        event -> enter(event.getEventData()
                                .path("element.getEventContext(event).item?.key ?? null")
                                .asString("")))
                .addEventData("element.getEventContext(event).item?.key ?? null")
                .setFilter("event.key === 'Enter'");
        grid.getElement().addEventListener("hold", event -> held = true);
        grid.getElement().addEventListener("let-go", event -> letGo());
        return grid;
    }

    private void letGo() {
        held = false;
        if (stale) refresh();
    }

    private void enter(String key) {
        ConversationRow row =
                key.isEmpty() ? null : grid.getDataCommunicator().getKeyMapper().get(key);
        if (row != null) open.accept(row.id());
    }

    private List<ConversationRow> page(int offset, int limit) {
        if (query.isEmpty()) return seat.inbox().page(seat.id(), queue, offset, limit);
        List<Hit> hits = seat.search().page(seat.id(), queue, query, offset, limit);
        hits.forEach(hit -> {
            if (hit.context() != null) contexts.put(hit.row().id(), hit.context());
        });
        return hits.stream().map(Hit::row).toList();
    }

    private int length() {
        return query.isEmpty() ? counts.getOrDefault(queue, 0) : found;
    }

    /** Opens the advanced search, or closes it. */
    void advanced() {
        if (panel.isVisible()) panel.close();
        else panel.open(query);
    }

    private void look(String words) {
        SearchDraft draft = new SearchDraft(query);
        draft.text = words;
        look.accept(draft.query());
    }

    private void apply(SearchQuery wanted) {
        panel.close();
        look.accept(wanted);
        advanced.focus();
    }

    /** Shows what is looked for in a queue, and marks the open conversation in it. */
    void show(Queue wanted, SearchQuery asked, @Nullable UUID conversation) {
        boolean other = wanted != queue || !asked.equals(query) || counts.isEmpty();
        queue = wanted;
        query = asked;
        contexts.clear();
        text.setValue(query.text());
        line.show(query);
        tabs.forEach((one, tab) -> tab.setHref(SearchPath.of(one, query)));
        UUID before = current;
        current = conversation;
        tabs.forEach((one, tab) -> {
            if (one == queue) tab.getElement().setAttribute("aria-current", "page");
            else tab.getElement().removeAttribute("aria-current");
        });
        if (other) {
            refresh();
            grid.scrollToStart();
        } else if (before == null || !before.equals(current)) {
            redraw(before);
            redraw(current);
        }
        select();
    }

    /** The same as {@link #refresh} for what others did: rows under a moving mouse stay where they are until it rests. */
    void news() {
        stale = held;
        if (held) count();
        else refresh();
    }

    private void count() {
        counts = seat.inbox().counts(seat.id());
        numbers.forEach((one, number) -> number.setText(String.valueOf(counts.getOrDefault(one, 0))));
    }

    /** Reads counts and rows again; the scroll position and the selection stay. */
    void refresh() {
        stale = false;
        count();
        if (!query.isEmpty()) {
            found = Math.min(seat.search().count(seat.id(), queue, query), Search.MOST + 1);
            line.count(found);
        }
        boolean nothing = length() == 0;
        grid.setVisible(!nothing);
        empty.setVisible(nothing);
        if (nothing) {
            empty.removeAll();
            empty.add(
                    query.isEmpty()
                            ? EmptyQueue.of(queue, seat)
                            : EmptyQueue.nothingFound(queue, query, seat, () -> apply(SearchQuery.NONE)));
        }
        grid.getDataProvider().refreshAll();
        select();
    }

    private void redraw(@Nullable UUID conversation) {
        if (conversation == null) return;
        seat.inbox().row(seat.id(), conversation).ifPresent(grid.getDataProvider()::refreshItem);
    }

    private void select() {
        Optional<ConversationRow> row =
                Optional.ofNullable(current).flatMap(id -> seat.inbox().row(seat.id(), id));
        if (row.isPresent()) grid.select(row.get());
        else grid.deselectAll();
    }

    /** How many conversations a queue holds, as last read. */
    int count(Queue one) {
        return counts.getOrDefault(one, 0);
    }

    /** The conversation so many rows below (or, negative, above) another in the list that is open. */
    Optional<UUID> neighbour(@Nullable UUID conversation, int step) {
        List<UUID> ids =
                page(0, NEIGHBOURHOOD).stream().map(ConversationRow::id).toList();
        if (ids.isEmpty()) return Optional.empty();
        int at = ids.indexOf(conversation);
        int to = at < 0 ? 0 : at + step;
        return to >= 0 && to < ids.size() ? Optional.of(ids.get(to)) : Optional.empty();
    }
}
