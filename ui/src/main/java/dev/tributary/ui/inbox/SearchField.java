package dev.tributary.ui.inbox;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.function.SerializableConsumer;
import dev.tributary.ui.common.HouseIcon;

/** Where words are typed that are looked for: Enter looks, emptying it ends the search. */
final class SearchField extends Div {
    private static final long serialVersionUID = 1;

    private final Input field = new Input();

    SearchField(Seat seat, SerializableConsumer<String> look) {
        addClassName("find-field");
        field.setType("search");
        field.setId("find-text");
        field.setPlaceholder(seat.text("find.text.hint"));
        field.getElement().setAttribute("aria-label", seat.text("find.text"));
        field.getElement().setAttribute("maxlength", "200");
        field.getElement().setAttribute("autocomplete", "off");
        field.getElement()
                .addEventListener(
                        "keydown",
                        event -> look.accept(
                                event.getEventData().path("element.value").asString("")))
                .addEventData("element.value")
                .setFilter("event.key === 'Enter'");
        field.getElement().addEventListener("search", event -> look.accept("")).setFilter("element.value === ''");
        add(new HouseIcon("search", 14), field);
    }

    void setValue(String text) {
        field.setValue(text);
    }
}
