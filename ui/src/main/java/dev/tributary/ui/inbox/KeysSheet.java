package dev.tributary.ui.inbox;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;

/** The keys of the inbox, told. */
final class KeysSheet {
    private static final List<String> KEYS = List.of("J", "K", "E", "R", "N", "/", "?");

    private KeysSheet() {}

    static void open(Seat seat) {
        DescriptionList keys = new DescriptionList();
        keys.addClassName("inbox-keys");
        for (String key : KEYS) {
            Span cap = new Span(key);
            cap.addClassName("inbox-key");
            keys.add(new DescriptionList.Term(cap));
            keys.add(new DescriptionList.Description(seat.text("keys." + name(key))));
        }
        Span cap = new Span("Ctrl ↵");
        cap.addClassName("inbox-key");
        keys.add(new DescriptionList.Term(cap));
        keys.add(new DescriptionList.Description(seat.text("keys.send")));
        Dialog dialog = new Dialog(keys);
        dialog.setHeaderTitle(seat.text("keys.title"));
        dialog.open();
    }

    private static String name(String key) {
        return switch (key) {
            case "?" -> "help";
            case "/" -> "search";
            default -> key.toLowerCase(Locale.ROOT);
        };
    }
}
