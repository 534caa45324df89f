package dev.tributary.ui.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableRunnable;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.search.Search;
import dev.tributary.engine.search.SearchQuery;
import dev.tributary.ui.common.HouseButton;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The advanced search: everything conversations can be looked for by, in place over the list. Nothing happens before Apply. */
final class FilterPanel extends Div {
    private static final long serialVersionUID = 1;

    private final transient Seat seat;
    private final SerializableConsumer<SearchQuery> apply;
    private final transient Function<SearchQuery, Integer> count;
    private final SerializableRunnable left;
    private final Span found = new Span();
    private transient SearchDraft draft = new SearchDraft(SearchQuery.NONE);

    /**
     * Hidden, until it is opened.
     *
     * @param apply called with what was chosen
     * @param count how many would be found
     * @param left called when it was closed without applying anything
     */
    FilterPanel(
            Seat seat,
            SerializableConsumer<SearchQuery> apply,
            Function<SearchQuery, Integer> count,
            SerializableRunnable left) {
        this.seat = seat;
        this.apply = apply;
        this.left = left;
        this.count = count;
        addClassName("find-panel");
        setId("find-panel");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", seat.text("find.advanced"));
        found.addClassName("find-count");
        found.getElement().setAttribute("role", "status");
        getElement().addEventListener("keydown", event -> leave()).setFilter("event.key === 'Escape'");
        setVisible(false);
    }

    /** Opens with what is applied now. */
    void open(SearchQuery query) {
        draft = new SearchDraft(query);
        Search.Choices choices = seat.search().choices(seat.id());
        removeAll();
        Div rows = new Div(
                row("find.rating", ratings()),
                row("find.agent", some("find.agent", names(seat.colleagues(), Agent::id, Agent::name), draft.agents)),
                row("find.group", some("find.group", names(seat.groups(), Group::id, Group::name), draft.groups)),
                row("find.tag", some("find.tag", same(choices.tags()), draft.tags)),
                row("find.contact-tag", some("find.contact-tag", same(choices.contactTags()), draft.contactTags)),
                row("find.page", text("find.page", draft.page, "shop.example/shoes", typed -> draft.page = typed)),
                row("find.ip", choices.addresses() || !draft.address.isEmpty() ? address() : notKept()),
                row("find.channel", channels(choices)),
                row("find.date", days()));
        rows.addClassName("find-rows");
        HouseButton go = HouseButton.primary(seat.text("find.apply"), this::done);
        go.setId("find-apply");
        Div foot = new Div(go, HouseButton.of(seat.text("find.cancel"), this::leave), found);
        foot.addClassName("find-foot");
        add(rows, foot);
        setVisible(true);
        changed();
    }

    void close() {
        setVisible(false);
        removeAll();
    }

    /** Closes it without applying anything; nothing when it is closed. */
    void leave() {
        if (!isVisible()) return;
        close();
        left.run();
    }

    private void done() {
        SearchQuery query = draft.query();
        close();
        apply.accept(query);
    }

    private void changed() {
        SearchQuery query = draft.query();
        found.setText(query.isEmpty() ? "" : FoundLine.would(count.apply(query), seat));
    }

    private Div row(String key, Component control) {
        Span label = new Span(seat.text(key));
        label.addClassName("find-label");
        Div row = new Div(label, control);
        row.addClassName("find-row");
        return row;
    }

    private Div ratings() {
        Div line = group("find.rating");
        IntStream.rangeClosed(1, 5).forEach(score -> {
            ChipButton[] chip = new ChipButton[1];
            chip[0] = ChipButton.toggle(
                    score + " ★", seat.text("find.rating.of", score), draft.ratings.contains(score), () -> {
                        chip[0].on(SearchDraft.toggle(draft.ratings, score));
                        changed();
                    });
            line.add(chip[0]);
        });
        return line;
    }

    private Div channels(Search.Choices choices) {
        Div line = group("find.channel");
        for (String channel : choices.channels()) {
            ChipButton[] chip = new ChipButton[1];
            String name = seat.channelName(channel);
            chip[0] = ChipButton.toggle(name, name, draft.channels.contains(channel), () -> {
                chip[0].on(SearchDraft.toggle(draft.channels, channel));
                changed();
            });
            line.add(chip[0]);
        }
        return line;
    }

    private Div group(String key) {
        Div line = new Div();
        line.addClassName("find-some");
        line.getElement().setAttribute("role", "group");
        line.getElement().setAttribute("aria-label", seat.text(key));
        return line;
    }

    private <T> PickSome<T> some(String key, Map<T, String> offered, Set<T> chosen) {
        return new PickSome<>(seat, seat.text(key), offered, chosen, this::changed);
    }

    private static <T> Map<UUID, String> names(Collection<T> all, Function<T, UUID> id, Function<T, String> name) {
        Map<UUID, String> names = new LinkedHashMap<>();
        all.forEach(one -> names.put(id.apply(one), name.apply(one)));
        return names;
    }

    private static Map<String, String> same(Collection<String> all) {
        Map<String, String> names = new LinkedHashMap<>();
        all.forEach(one -> names.put(one, one));
        return names;
    }

    private Input address() {
        return text("find.ip", draft.address, "203.0.113.", typed -> draft.address = typed);
    }

    /** Where addresses are not kept, there is nothing to look for; who may change that is shown the way. */
    private Div notKept() {
        Div line = new Div(new Span(seat.text("find.ip.off")));
        line.addClassName("find-off");
        line.setId("find-ip-off");
        if (seat.administers()) {
            Anchor settings = new Anchor("settings/house", seat.text("find.ip.settings"));
            settings.getElement().setAttribute("router-link", true);
            line.add(settings);
        }
        return line;
    }

    private Input text(String key, String value, String example, SerializableConsumer<String> typed) {
        Input field = new Input(ValueChangeMode.LAZY);
        field.setValue(value);
        field.setPlaceholder(example);
        field.addClassName("find-text");
        field.getElement().setAttribute("aria-label", seat.text(key));
        field.getElement().setAttribute("maxlength", "500");
        field.addValueChangeListener(change -> {
            typed.accept(change.getValue());
            changed();
        });
        field.getElement()
                .addEventListener("keydown", event -> {
                    typed.accept(event.getEventData().path("element.value").asString(""));
                    done();
                })
                .addEventData("element.value")
                .setFilter("event.key === 'Enter'");
        return field;
    }

    private Div days() {
        Div line = new Div(
                day("find.from", draft.from, day -> draft.from = day),
                new Span("–"),
                day("find.to", draft.until, day -> draft.until = day));
        line.addClassName("find-days");
        return line;
    }

    private Input day(String key, @Nullable LocalDate value, SerializableConsumer<@Nullable LocalDate> chosen) {
        Input field = new Input();
        field.setType("date");
        field.setValue(value == null ? "" : value.toString());
        field.addClassName("find-text");
        field.getElement().setAttribute("aria-label", seat.text(key));
        field.addValueChangeListener(change -> {
            chosen.accept(read(change.getValue()));
            changed();
        });
        return field;
    }

    private static @Nullable LocalDate read(String day) {
        try {
            return day.isEmpty() ? null : LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
