package dev.tributary.ui.inbox;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.tributary.ui.common.HouseIcon;

/** The strip at the foot of the list: what was just done, and the way back. Stays until the next one or until closed. */
final class UndoStrip extends Div {
    private static final long serialVersionUID = 1;

    private final transient Seat seat;

    UndoStrip(Seat seat) {
        this.seat = seat;
        addClassName("inbox-undo");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    /** Tells what was done and offers to undo it. */
    void offer(String done, Runnable undo) {
        NativeButton back = new NativeButton(seat.text("card.undo"), event -> {
            setVisible(false);
            undo.run();
        });
        back.addClassName("inbox-undo-button");
        show(new HouseIcon("check", 15), done);
        addComponentAtIndex(2, back);
    }

    /** Tells why something was not done. */
    void say(String text) {
        show(new HouseIcon("alert", 15), text);
    }

    private void show(HouseIcon icon, String text) {
        NativeButton close = new NativeButton("", event -> setVisible(false));
        close.addClassNames("btn", "icon", "bare");
        close.setAriaLabel(seat.text("inbox.close"));
        close.add(new HouseIcon("x", 14));
        Span words = new Span(text);
        words.addClassName("inbox-undo-text");
        removeAll();
        add(icon, words, close);
        setVisible(true);
    }
}
