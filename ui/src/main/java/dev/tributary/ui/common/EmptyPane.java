package dev.tributary.ui.common;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** A pane with nothing in it: why, and what to do next. */
public final class EmptyPane extends Div {
    private static final long serialVersionUID = 1;

    private final H2 title;

    /** With an icon, a line, a sentence, and perhaps a way on. */
    public EmptyPane(String icon, String title, String text, Component... next) {
        addClassName("empty");
        this.title = new H2(title);
        add(new HouseIcon(icon, 28), this.title, new Paragraph(text));
        add(next);
    }

    /** There is no other pane beside it: its line is the title of the screen. */
    public EmptyPane alone() {
        title.getElement().setAttribute("aria-level", "1");
        return this;
    }
}
