package dev.tributary.ui.common;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;

/** The 48 px line over a pane: its title, and what can be done at its right end. */
public final class PaneHead extends Header {
    private static final long serialVersionUID = 1;

    private final Div end = new Div();

    private PaneHead(Component title) {
        addClassName("pane-head");
        end.addClassName("end");
        add(title, end);
    }

    /** The head of the screen's first pane. */
    public static PaneHead first(String title) {
        return new PaneHead(new H1(title));
    }

    /** The head of a further pane. */
    public static PaneHead further(String title) {
        return new PaneHead(new H2(title));
    }

    /** With a way back to the list, shown where only one pane fits. */
    public PaneHead back(String address, String name) {
        Anchor back = new Anchor(address);
        back.addClassNames("btn", "icon", "bare", "back");
        back.getElement().setAttribute("router-link", true);
        back.setAriaLabel(name);
        back.add(new HouseIcon("back"));
        addComponentAsFirst(back);
        return this;
    }

    /** With these at the right. */
    public PaneHead end(Component... components) {
        end.add(components);
        return this;
    }

    /** With these beside the title. */
    public PaneHead beside(Component... components) {
        for (Component component : components) addComponentAtIndex(getComponentCount() - 1, component);
        return this;
    }
}
