package dev.tributary.ui.common;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;

/**
 * A popover whose content is made whenever it opens, and is empty while it is closed: a browser shows at once what it has,
 * and a click on what the last opening left there would be on something the server has replaced, and do nothing.
 */
public final class FreshPopover extends Popover {
    private static final long serialVersionUID = 1;

    /** Fills {@code content} by {@code fill}, on the thread of the screen. */
    public FreshPopover(Div content, Runnable fill) {
        super(content);
        addOpenedChangeListener(event -> {
            if (event.isOpened()) fill.run();
            else content.removeAll();
        });
    }
}
