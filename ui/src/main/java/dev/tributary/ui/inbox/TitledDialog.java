package dev.tributary.ui.inbox;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import dev.tributary.ui.common.HouseIcon;

/** A dialog with a title and a button that closes it, as wide as asked for and never wider than the page. */
final class TitledDialog {
    private TitledDialog() {}

    /** Not open yet. */
    static Dialog of(Seat seat, String className, String title, String width) {
        Dialog dialog = new Dialog();
        dialog.addClassName(className);
        dialog.setHeaderTitle(title);
        dialog.setWidth(width);
        dialog.setMaxWidth("calc(100vw - 24px)");
        NativeButton close = new NativeButton("", event -> dialog.close());
        close.addClassNames("btn", "icon", "bare");
        close.setAriaLabel(seat.text("inbox.close"));
        close.add(new HouseIcon("x"));
        dialog.getHeader().add(close);
        return dialog;
    }
}
