package dev.tributary.ui.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tributary.engine.conversation.ContactCard;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The pages a customer saw on the website, newest first; the one they look at is marked and its time runs. */
final class PageList extends Div {
    private static final long serialVersionUID = 1;
    private static final int SHORT = 6;

    private final transient Seat seat;
    private final UnorderedList list = new UnorderedList();
    private final NativeButton more;
    private transient List<ContactCard.Page> pages = List.of();
    private transient ContactCard.@Nullable Visit visit;
    private boolean all;

    PageList(Seat seat) {
        this.seat = seat;
        addClassName("inbox-pages");
        more = new NativeButton("", event -> {
            all = true;
            fill();
        });
        more.addClassNames("link", "inbox-pages-more");
        add(list, more);
    }

    /** Begins with the newest few, as for a customer who was not shown before. */
    void shorten() {
        all = false;
        fill();
    }

    /** Shows the pages of a card, and leaves alone what is shown already; says whether there are any. */
    boolean show(ContactCard card) {
        if (card.pages().equals(pages) && Objects.equals(card.visit(), visit)) return !pages.isEmpty();
        pages = card.pages();
        visit = card.visit();
        fill();
        return !pages.isEmpty();
    }

    private void fill() {
        list.removeAll();
        int shown = all ? pages.size() : Math.min(SHORT, pages.size());
        for (int i = 0; i < shown; i++) list.add(item(pages.get(i), i == 0));
        more.setVisible(shown < pages.size());
        more.setText(seat.text("card.page.all", pages.size()));
    }

    private ListItem item(ContactCard.Page page, boolean newest) {
        PageLine line = PageLine.of(page);
        ListItem item = new ListItem(title(line), stay(page, newest), path(line), when(page, newest));
        item.addClassName("inbox-page");
        if (isCurrent(page, newest)) item.getElement().setAttribute("aria-current", "page");
        if (line.from() != null) {
            Span from = new Span(seat.text("card.page.from", line.from()));
            from.addClassName("inbox-page-from");
            from.setTitle(page.referrer());
            item.add(from);
        }
        return item;
    }

    private static Component title(PageLine line) {
        if (line.link() == null) {
            Span title = new Span(line.title());
            title.addClassName("inbox-page-title");
            title.setTitle(line.title());
            return title;
        }
        Anchor link = new Anchor(line.link(), line.title());
        link.setTarget(AnchorTarget.BLANK);
        link.getElement().setAttribute("rel", "noopener noreferrer");
        link.addClassName("inbox-page-title");
        link.setTitle(line.title());
        return link;
    }

    private static Span path(PageLine line) {
        Span path = new Span(line.path());
        path.addClassName("inbox-page-path");
        path.setTitle(line.path());
        return path;
    }

    private boolean isCurrent(ContactCard.Page page, boolean newest) {
        return newest && page.leftAt() == null && visit != null && visit.here();
    }

    private Component when(ContactCard.Page page, boolean newest) {
        MomentElement when = new MomentElement();
        when.addClassName("inbox-page-when");
        if (isCurrent(page, newest)) when.tell(seat, seat.text("card.page.now"), null);
        else when.tell(seat, "{0}", page.enteredAt());
        return when;
    }

    /** Whose end nobody heard of was left at the latest when the visitor was. */
    private Component stay(ContactCard.Page page, boolean newest) {
        Instant until = page.leftAt();
        if (until == null && visit != null && !visit.here()) until = visit.lastSeen();
        if (until == null && !isCurrent(page, newest)) return new Span();
        StayElement stay = new StayElement(seat);
        stay.addClassName("inbox-page-stay");
        stay.tell(page.enteredAt(), until);
        return stay;
    }
}
