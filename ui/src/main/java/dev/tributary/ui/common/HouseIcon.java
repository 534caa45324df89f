package dev.tributary.ui.common;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;

/**
 * One of the house's stroke icons, drawn by the element {@code house-icon} of {@code house/house.js}; the names stand
 * there. Always beside a text or inside a control that has a name: the icon itself is hidden from screen readers.
 */
@Tag("house-icon")
public final class HouseIcon extends Component {
    private static final long serialVersionUID = 1;

    /** The icon of this name, 20 px. */
    public HouseIcon(String name) {
        getElement().setAttribute("name", name).setAttribute("aria-hidden", "true");
    }

    /** The icon of this name in another size. */
    public HouseIcon(String name, int pixels) {
        this(name);
        getElement().getStyle().set("--icon-size", pixels + "px");
    }
}
