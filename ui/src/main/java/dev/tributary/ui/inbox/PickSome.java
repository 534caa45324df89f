package dev.tributary.ui.inbox;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Chooses several of a few: those chosen as chips, the others in a list of the browser's own. */
final class PickSome<T> extends Div {
    private static final long serialVersionUID = 1;

    private final transient Seat seat;
    private final String name;
    private final transient Map<T, String> offered;
    private final transient Set<T> chosen;
    private final transient Runnable changed;

    /**
     * Shows what is offered.
     *
     * @param name what is chosen, for who cannot see it
     * @param offered what there is, with its words, in order
     * @param chosen what is chosen; changed as people choose
     * @param changed called after that
     */
    PickSome(Seat seat, String name, Map<T, String> offered, Set<T> chosen, Runnable changed) {
        this.seat = seat;
        this.name = name;
        this.offered = new LinkedHashMap<>(offered);
        this.chosen = chosen;
        this.changed = changed;
        addClassName("find-some");
        show();
    }

    private void show() {
        removeAll();
        for (T value : chosen) {
            String words = offered.getOrDefault(value, String.valueOf(value));
            add(ChipButton.chosen(words, seat.text("find.without", words), () -> choose(value)));
        }
        Map<String, T> rest = new LinkedHashMap<>();
        offered.keySet().stream()
                .filter(value -> !chosen.contains(value))
                .forEach(value -> rest.put(String.valueOf(rest.size() + 1), value));
        if (!rest.isEmpty()) getElement().appendChild(list(rest));
    }

    private Element list(Map<String, T> rest) {
        Element list = new Element("select");
        list.setAttribute("aria-label", name);
        list.getClassList().add("find-list");
        list.appendChild(option("", seat.text(chosen.isEmpty() ? "find.any" : "find.more")));
        rest.forEach((key, value) -> list.appendChild(option(key, offered.getOrDefault(value, ""))));
        list.addEventListener("change", event -> {
                    T value =
                            rest.get(event.getEventData().path("element.value").asString(""));
                    if (value != null) choose(value);
                })
                .addEventData("element.value");
        return list;
    }

    private static Element option(String value, String text) {
        Element option = new Element("option");
        option.setAttribute("value", value);
        option.setText(text);
        return option;
    }

    private void choose(T value) {
        SearchDraft.toggle(chosen, value);
        show();
        changed.run();
    }
}
