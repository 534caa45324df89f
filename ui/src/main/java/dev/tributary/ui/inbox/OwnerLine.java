package dev.tributary.ui.inbox;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.conversation.ConversationHead;
import dev.tributary.engine.conversation.ReplyRoute;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where several apps answer in an account: who answers this customer, and the way to take them over or hand them back. */
final class OwnerLine extends Span {
    private static final long serialVersionUID = 1;

    /** The app of Facebook's own page inbox. */
    private static final String PAGE_INBOX = "263902037430900";

    private OwnerLine() {
        addClassName("inbox-owner");
    }

    /** What the header shows of it; nothing where nobody shares the account. */
    static Optional<OwnerLine> of(ConversationHead head, Seat seat, Consumer<String> refused, Runnable changed) {
        return head.routes().stream()
                .filter(route ->
                        route.shared() && route.channel().equals(head.row().channel()))
                .findFirst()
                .map(route -> line(route, head.row().id(), seat, refused, changed));
    }

    private static OwnerLine line(
            ReplyRoute route, UUID conversation, Seat seat, Consumer<String> refused, Runnable changed) {
        OwnerLine line = new OwnerLine();
        String owner = route.owner();
        if (owner != null) {
            Span chip = new Span(seat.text("inbox.owned", name(owner, seat)));
            chip.addClassNames("chip", "warn");
            line.add(chip);
        }
        boolean take = owner != null;
        NativeButton button = new NativeButton(seat.text(take ? "inbox.take-over" : "inbox.hand-back"), event -> {
            try {
                if (take) seat.desk().takeOver(seat.id(), conversation);
                else seat.desk().handBack(seat.id(), conversation);
                changed.run();
            } catch (CommandRefused refusal) {
                refused.accept(seat.reason(refusal));
            }
        });
        button.addClassName("link");
        button.setId("inbox-owner-button");
        line.add(button);
        return line;
    }

    private static String name(@Nullable String app, Seat seat) {
        if (app == null || app.isEmpty()) return seat.text("inbox.owner.other");
        return app.equals(PAGE_INBOX) ? seat.text("inbox.owner.page") : seat.text("inbox.owner.app", app);
    }
}
