package dev.tributary.ui.channels;

import com.vaadin.flow.component.html.Span;
import dev.tributary.ui.common.HouseIcon;

/** How something is, in a word with a sign. */
final class StandingChip {
    private StandingChip() {}

    /** @param style the class of its colour, or nothing */
    static Span of(String icon, String word, String style) {
        Span chip = new Span(new HouseIcon(icon), new Span(word));
        chip.addClassName("chip");
        if (!style.isEmpty()) chip.addClassName(style);
        return chip;
    }
}
