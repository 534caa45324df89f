package dev.tributary.ui.inbox;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.tributary.ui.common.HouseIcon;

/** A chip that does something: one that can be switched on and off, and one that is taken away. */
final class ChipButton extends NativeButton {
    private static final long serialVersionUID = 1;

    private ChipButton(Runnable pressed) {
        super("", event -> pressed.run());
        getElement().setAttribute("type", "button");
        addClassNames("chip", "find-chip");
    }

    /** One that is on or off. */
    static ChipButton toggle(String text, String name, boolean on, Runnable pressed) {
        ChipButton chip = new ChipButton(pressed);
        chip.add(new Span(text));
        chip.addClassName("find-toggle");
        if (!name.equals(text)) chip.setAriaLabel(name);
        chip.on(on);
        return chip;
    }

    /** One that stands for something chosen and takes it back. */
    static ChipButton chosen(String text, String name, Runnable pressed) {
        ChipButton chip = new ChipButton(pressed);
        Span words = new Span(text);
        words.addClassName("find-chip-text");
        chip.add(words, new HouseIcon("x", 10));
        chip.setAriaLabel(name);
        chip.setTitle(name);
        return chip;
    }

    void on(boolean on) {
        getElement().setAttribute("aria-pressed", String.valueOf(on));
    }
}
