package dev.tributary.ui.inbox;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.function.SerializableConsumer;
import dev.tributary.ui.common.HouseIcon;

/** Asks into which conversation a message is to be put. */
final class MoveDialog {
    private MoveDialog() {}

    static void open(Seat seat, SerializableConsumer<Long> move) {
        Dialog dialog = new Dialog();
        dialog.addClassName("move-dialog");
        dialog.setHeaderTitle(seat.text("inbox.move.title"));
        dialog.setWidth("380px");
        dialog.setMaxWidth("calc(100vw - 24px)");
        NativeButton close = new NativeButton("", event -> dialog.close());
        close.addClassNames("btn", "icon", "bare");
        close.setAriaLabel(seat.text("inbox.close"));
        close.add(new HouseIcon("x"));
        dialog.getHeader().add(close);
        NumberLine line = new NumberLine(seat, "inbox.move", number -> {
            dialog.close();
            move.accept(number);
        });
        dialog.add(line);
        dialog.addOpenedChangeListener(event -> line.focusNumber());
        dialog.open();
    }
}
