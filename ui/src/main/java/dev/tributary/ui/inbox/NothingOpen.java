package dev.tributary.ui.inbox;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.tributary.ui.common.HouseIcon;

/** What stands in the middle while no conversation is open. */
final class NothingOpen extends Div {
    private static final long serialVersionUID = 1;

    private final transient Seat seat;

    NothingOpen(Seat seat) {
        this.seat = seat;
        addClassNames("pane", "inbox-nothing");
    }

    /** Says that one is to be chosen, or that the one asked for is not to be had. */
    void show(boolean refused) {
        String key = refused ? "inbox.gone" : "inbox.choose";
        Div empty = new Div(new HouseIcon("chat"), new H2(seat.text(key)), new Paragraph(seat.text(key + ".text")));
        empty.addClassName("empty");
        removeAll();
        add(empty);
    }
}
