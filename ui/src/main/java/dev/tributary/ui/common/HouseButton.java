package dev.tributary.ui.common;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/** A button of the house: a plain element in the house's own style. */
public final class HouseButton extends NativeButton {
    private static final long serialVersionUID = 1;

    private HouseButton(String style, Runnable pressed) {
        super("", event -> pressed.run());
        getElement().setAttribute("type", "button");
        addClassNames("btn");
        if (!style.isEmpty()) addClassName(style);
    }

    /** With a text. */
    public static HouseButton of(String text, Runnable pressed) {
        HouseButton button = new HouseButton("", pressed);
        button.add(new Span(text));
        return button;
    }

    /** With an icon and a text. */
    public static HouseButton of(String icon, String text, Runnable pressed) {
        HouseButton button = new HouseButton("", pressed);
        button.add(new HouseIcon(icon), new Span(text));
        return button;
    }

    /** The one that does what the page is for. */
    public static HouseButton primary(String text, Runnable pressed) {
        HouseButton button = new HouseButton("primary", pressed);
        button.add(new Span(text));
        return button;
    }

    /** With an icon only; the name is for screen readers and the pointer. */
    public static HouseButton icon(String icon, String name, Runnable pressed) {
        HouseButton button = new HouseButton("icon", pressed);
        button.add(new HouseIcon(icon));
        button.setAriaLabel(name);
        button.setTitle(name);
        return button;
    }

    /** In the colour of things that take something away. */
    public HouseButton danger() {
        addClassName("danger");
        return this;
    }
}
