package dev.tributary.ui.common;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/** Something to be copied as it is, with the button that does it. */
public final class CopyLine extends Div {
    private static final long serialVersionUID = 1;

    /** This text; the id must be unique on the page. */
    public CopyLine(String id, String text) {
        addClassName("copy");
        Code code = new Code(text);
        code.setId(id);
        NativeButton copy = new NativeButton();
        copy.addClassName("btn");
        copy.getElement().setAttribute("type", "button").setAttribute("data-copies", id);
        copy.add(new HouseIcon("copy"), new Span(getTranslation("common.copy")));
        add(code, copy);
    }
}
