package dev.tributary.ui.common;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;

/** A row of a list that leads to its own address: a sign, two lines, something at the end. */
public final class RowLink extends ListItem {
    private static final long serialVersionUID = 1;

    /** To this address. */
    public RowLink(String address, boolean current, Component sign, String name, String line, Component... end) {
        Anchor link = new Anchor(address);
        link.addClassName("row");
        link.getElement().setAttribute("router-link", true);
        if (current) link.getElement().setAttribute("aria-current", "true");
        Span first = new Span(name);
        first.addClassName("row-name");
        Span second = new Span(line);
        second.addClassName("row-line");
        Div middle = new Div(block(first), block(second));
        middle.addClassName("row-middle");
        Div last = new Div(end);
        last.addClassName("row-end");
        link.add(sign, middle, last);
        add(link);
    }

    private static Div block(Span line) {
        Div block = new Div(line);
        block.addClassName("row-block");
        return block;
    }
}
