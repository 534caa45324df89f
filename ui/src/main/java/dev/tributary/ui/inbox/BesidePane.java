package dev.tributary.ui.inbox;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.conversation.ConversationHead;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.conversation.ThreadMessage;
import dev.tributary.ui.common.HouseIcon;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An earlier conversation of the same customer, to be read beside the open one, in the card's place. Nothing can be written
 * in it and nothing is marked as seen; the open conversation and what is being written there stay as they are.
 */
final class BesidePane extends Aside {
    private static final long serialVersionUID = 1;
    private static final int PAGE = 50;

    private final transient Seat seat;
    private final transient ThreadItems items;
    private final transient Runnable closed;
    private final H2 title = new H2();
    private final Span line = new Span();
    private final Anchor open = new Anchor();
    private final NativeButton close;
    private final ThreadElement thread = new ThreadElement();
    private @Nullable UUID shown;

    BesidePane(Seat seat, Runnable closed) {
        this.seat = seat;
        this.items = new ThreadItems(seat);
        this.closed = closed;
        addClassNames("pane", "inbox-beside");
        getElement().setAttribute("aria-label", seat.text("card.beside"));
        open.getElement().setAttribute("router-link", true);
        open.addClassName("btn");
        open.setText(seat.text("card.beside.open"));
        close = new NativeButton("", event -> close());
        close.addClassNames("btn", "icon", "bare");
        close.setAriaLabel(seat.text("inbox.close"));
        close.add(new HouseIcon("x"));
        line.addClassNames("quiet", "inbox-beside-line");
        Div who = new Div(title, line);
        who.addClassName("inbox-who");
        Div end = new Div(open, close);
        end.addClassName("end");
        Header bar = new Header(who, end);
        bar.addClassName("pane-head");
        thread.speak(seat.words("thread.", "delivery.", "time."), seat.locale().getLanguage());
        thread.onOlder(this::older);
        thread.onWhy(message -> WhyDialog.open(seat, UUID.fromString(message.id())));
        Shortcuts.addShortcutListener(this, this::close, Key.ESCAPE).listenOn(this);
        add(bar, thread);
        setVisible(false);
    }

    /**
     * Shows a conversation.
     *
     * @throws CommandRefused when the agent may not open it
     */
    void show(ConversationRow row) {
        ConversationHead head = seat.inbox().head(seat.id(), row.id());
        List<ThreadMessage> messages = seat.inbox().thread(seat.id(), row.id(), Long.MAX_VALUE, PAGE);
        shown = row.id();
        title.setText(head.subject() == null || head.subject().isBlank() ? row.preview() : head.subject());
        boolean resolved = row.status() == ConversationStatus.RESOLVED;
        line.setText(seat.text(
                resolved ? "card.beside.resolved" : "card.beside.is-open",
                new CardFacts(seat).day(row.lastActivityAt())));
        open.setHref(QueuePath.of(resolved ? Queue.RESOLVED : Queue.ALL, row.id()));
        thread.show(new ThreadElement.Start(
                row.id().toString(), items.of(messages), 0, messages.size() == PAGE, head.lastSeq()));
        setVisible(true);
        close.focus();
    }

    void close() {
        if (shown == null) return;
        shown = null;
        setVisible(false);
        closed.run();
    }

    private void older(ThreadElement.Place place) {
        UUID id = shown;
        if (id == null || !id.toString().equals(place.conversation())) return;
        List<ThreadMessage> before = seat.inbox().thread(seat.id(), id, place.before(), PAGE);
        thread.prepend(items.of(before), before.size() == PAGE);
    }
}
