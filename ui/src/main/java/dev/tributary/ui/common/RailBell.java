package dev.tributary.ui.common;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.PopoverPosition;
import dev.tributary.engine.notice.Bell;
import dev.tributary.engine.notice.BellStore.Line;
import java.util.List;
import java.util.UUID;

/** The bell on the rail: what the agent was told, one line for each conversation, and how much of it is unread. */
class RailBell extends Div {
    private static final long serialVersionUID = 1;
    private static final int LINES = 30;

    private final UUID agent;
    private final transient Bell bell;
    private final transient NoticeWords words;
    private final transient Moments moments;
    private final NativeButton button = new NativeButton();
    private final Span badge = new Span();
    private final Div list = new Div();
    private final FreshPopover popover = new FreshPopover(list, this::fill);

    RailBell(UUID agent, Bell bell, NoticeWords words, Moments moments) {
        this.agent = agent;
        this.bell = bell;
        this.words = words;
        this.moments = moments;
        button.setId("rail-bell");
        button.addClassName("rail-entry");
        badge.addClassName("rail-badge");
        button.add(new HouseIcon("bell"), badge);
        list.addClassName("bell");
        list.setId("bell");
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.END_BOTTOM);
        popover.setAriaLabel(getTranslation("bell.name"));
        add(button, popover);
        count();
    }

    /** How many are unread by now. */
    final void count() {
        int unread = bell.unread(agent);
        badge.setText(unread == 0 ? "" : unread > 99 ? "99+" : String.valueOf(unread));
        button.setAriaLabel(unread == 0 ? getTranslation("bell.name") : getTranslation("bell.name.unread", unread));
        button.setTitle(getTranslation("bell.name"));
        if (popover.isOpened()) fill();
    }

    private void fill() {
        list.removeAll();
        List<Line> lines = bell.latest(agent, LINES);
        Div head = new Div(new Span(getTranslation("bell.name")));
        head.addClassName("bell-head");
        if (lines.stream().anyMatch(line -> !line.read())) {
            NativeButton all = new NativeButton(getTranslation("bell.readAll"), event -> {
                bell.readAll(agent);
                count();
            });
            all.addClassName("btn");
            all.setId("bell-read-all");
            head.add(all);
        }
        list.add(head);
        if (lines.isEmpty()) {
            Div none = new Div(new Span(getTranslation("bell.none")));
            none.addClassName("bell-none");
            list.add(none);
        }
        for (Line line : lines) list.add(line(line));
    }

    private Anchor line(Line line) {
        Anchor link = new Anchor(NoticeWords.path(line));
        link.addClassName("bell-line");
        link.getElement().setAttribute("router-link", true);
        if (!line.read()) link.getElement().setAttribute("data-unread", true);
        Span who = new Span(words.title(line, getLocale()));
        who.addClassName("row-name");
        Span when = new Span(moments.ago(this, line.at()));
        when.addClassName("bell-when");
        Span what = new Span(words.body(line, getLocale()));
        what.addClassName("bell-what");
        link.add(who, when, what);
        if (!line.read()) {
            Span unread = new Span(getTranslation("bell.unread"));
            unread.addClassName("only-read");
            link.add(unread);
        }
        link.getElement().addEventListener("click", event -> popover.close());
        return link;
    }
}
