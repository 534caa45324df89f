package dev.tributary.ui.inbox;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.conversation.ConversationHead;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.Priority;
import dev.tributary.engine.conversation.ReplyRoute;
import dev.tributary.engine.spi.Channels;
import dev.tributary.ui.common.Face;
import dev.tributary.ui.common.HouseIcon;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header of the open conversation: who, where, whose it is, and the green button. */
final class ConversationHeader extends Div {
    private static final long serialVersionUID = 1;

    private final transient Seat seat;
    private final transient Runnable changed;
    private final Div face = new Div();
    private final H2 name = new H2();
    private final Div line = new Div();
    private final NativeButton resolve = new NativeButton();
    private final Div alert = new Div();
    private final AssignMenu assign;
    private final MoreMenu more;
    private transient @Nullable ConversationHead shown;

    ConversationHeader(Seat seat, ConversationPane.Listener listener, Runnable changed) {
        this.seat = seat;
        this.changed = changed;
        this.assign = new AssignMenu(seat, this::say, changed);
        this.more = new MoreMenu(seat, listener, this::say, changed);
        addClassName("inbox-header");
        Anchor back = new Anchor("inbox");
        back.getElement().setAttribute("router-link", true);
        back.addClassNames("btn", "icon", "inbox-back");
        back.setAriaLabel(seat.text("inbox.back"));
        back.add(new HouseIcon("back"));
        line.addClassName("inbox-line");
        Div who = new Div(name, line);
        who.addClassName("inbox-who");
        NativeButton card = new NativeButton("", event -> listener.card());
        card.addClassNames("btn", "icon", "inbox-card-toggle");
        card.setAriaLabel(seat.text("inbox.card.toggle"));
        card.add(new HouseIcon("user"));
        resolve.setId("inbox-resolve");
        resolve.addClickListener(event -> press(listener));
        Div end = new Div(assign, more, card, resolve);
        end.addClassName("end");
        // a phone shows no list, and the screen's title is the list's
        H1 title = new H1(seat.text("inbox.title"));
        title.addClassNames("only-read", "inbox-phone-title");
        Header bar = new Header(title, back, face, who, end);
        bar.addClassName("pane-head");
        alert.addClassName("inbox-alert");
        alert.getElement().setAttribute("role", "alert");
        alert.setVisible(false);
        add(bar, alert);
        getElement().getStyle().set("flex", "none");
    }

    private void press(ConversationPane.Listener listener) {
        ConversationHead head = shown;
        if (head == null) return;
        quiet();
        listener.resolve(head.row());
    }

    void show(ConversationHead head) {
        ConversationHead before = shown;
        if (before == null || !before.row().id().equals(head.row().id())) quiet();
        shown = head;
        ConversationRow row = head.row();
        String customer = RowItem.nameOf(row, seat);
        name.setText(customer);
        face.removeAll();
        Face theirs = new Face(row.contactId(), customer);
        face.add(head.pictured() ? theirs.showing("content/face/" + row.id()) : theirs);
        line.removeAll();
        fillLine(head);
        assign.show(row);
        more.show(row);
        boolean open = row.status() == ConversationStatus.OPEN;
        String does = seat.text(open ? "inbox.resolve" : "inbox.reopen");
        resolve.removeAll();
        resolve.add(new HouseIcon(open ? "check" : "replay"), new Span(does));
        // a small phone shows the icon alone
        resolve.setAriaLabel(does);
        resolve.setClassName("btn");
        if (open) resolve.addClassName("resolve");
        // not disabled: pressing it says why it is refused
        resolve.getElement().setAttribute("aria-disabled", open && !row.mayResolve() ? "true" : "false");
    }

    private void fillLine(ConversationHead head) {
        ConversationRow row = head.row();
        if (!row.channel().equals(Channels.CHAT)) {
            line.add(seat.house().channels().icon(row.channel(), 14));
        }
        List<String> parts = new ArrayList<>();
        parts.add(seat.channelName(row.channel()));
        head.routes().stream()
                .filter(route -> route.channel().equals(row.channel()))
                .map(ReplyRoute::closesAt)
                .filter(at -> at != null && at.isAfter(now()))
                .findFirst()
                .ifPresent(at -> parts.add(seat.text("inbox.window", left(at))));
        if (row.channel().equals(Channels.EMAIL)) {
            // it stands in the customer's mails too, and is what conversations are merged by
            parts.add("#" + row.number());
            if (head.subject() != null) parts.add(head.subject());
        }
        if (row.status() == ConversationStatus.RESOLVED)
            parts.add(
                    head.resolvedBy() == null
                            ? seat.text("inbox.resolved")
                            : seat.text("inbox.resolved-by", seat.name(head.resolvedBy())));
        Span text = new Span(String.join(" · ", parts));
        text.addClassName("inbox-line-text");
        line.add(text);
        OwnerLine.of(head, seat, this::say, changed).ifPresent(line::add);
        if (row.priority().compareTo(Priority.NORMAL) != 0) line.add(chip(RowItem.priority(row.priority(), seat), row));
        String rating = RowItem.rating(row, seat);
        if (rating != null) line.add(ratingChip(rating));
        for (String tag : row.tags()) line.add(tagChip(tag));
    }

    private static Span ratingChip(String rating) {
        Span chip = tagChip(rating);
        chip.addClassName("inbox-rating");
        return chip;
    }

    private static Span chip(String text, ConversationRow row) {
        Span chip = tagChip(text);
        if (row.priority().compareTo(Priority.NORMAL) > 0) chip.addClassName("warn");
        return chip;
    }

    private static Span tagChip(String text) {
        Span chip = new Span(text);
        chip.addClassName("chip");
        return chip;
    }

    /** A minute that has begun counts, as it does in the composer. */
    private String left(Instant at) {
        long minutes = Duration.between(now(), at).plusSeconds(59).toMinutes();
        if (minutes < 60) return seat.text("time.minutes", minutes);
        return minutes < 2880 ? seat.text("time.hours", minutes / 60) : seat.text("time.days", minutes / 1440);
    }

    private Instant now() {
        return seat.house().clock().instant();
    }

    /** Says something where it happened: under the header. */
    void say(String text) {
        alert.removeAll();
        NativeButton close = new NativeButton("", event -> quiet());
        close.addClassNames("btn", "icon", "bare");
        close.setAriaLabel(seat.text("inbox.close"));
        close.add(new HouseIcon("x"));
        alert.add(new HouseIcon("alert", 16), new Span(text), close);
        alert.setVisible(true);
    }

    void quiet() {
        alert.setVisible(false);
    }
}
