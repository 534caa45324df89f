package dev.tributary.ui.rules;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.HouseIcon;

/** A line over the text: what others did to this book, and what can be done about it. Read out at once. */
final class Notice extends Div {
    private static final long serialVersionUID = 1;

    Notice() {
        addClassName("rule-notice");
        getElement().setAttribute("role", "alert");
    }

    void show(String icon, String text, HouseButton... ways) {
        removeAll();
        Span said = new Span(text);
        said.addClassName("rule-notice-text");
        add(new HouseIcon(icon, 16), said);
        add(ways);
    }

    void nothing() {
        removeAll();
    }
}
