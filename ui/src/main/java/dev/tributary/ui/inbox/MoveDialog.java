package dev.tributary.ui.inbox;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.function.SerializableConsumer;

/** Asks into which conversation a message is to be put. */
final class MoveDialog {
    private MoveDialog() {}

    static void open(Seat seat, SerializableConsumer<Long> move) {
        Dialog dialog = TitledDialog.of(seat, "move-dialog", seat.text("inbox.move.title"), "380px");
        NumberLine line = new NumberLine(seat, "inbox.move", number -> {
            dialog.close();
            move.accept(number);
        });
        dialog.add(line);
        dialog.addOpenedChangeListener(event -> line.focusNumber());
        dialog.open();
    }
}
