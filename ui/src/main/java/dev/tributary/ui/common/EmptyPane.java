package dev.tributary.ui.common;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** A pane with nothing in it: why, and what to do next. */
public final class EmptyPane extends Div {
    private static final long serialVersionUID = 1;

    /** With an icon, a line, a sentence, and perhaps a way on. */
    public EmptyPane(String icon, String title, String text, Component... next) {
        addClassName("empty");
        add(new HouseIcon(icon, 28), new H2(title), new Paragraph(text));
        add(next);
    }
}
