package dev.tributary.ui.common;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.DomListenerRegistration;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.LoggedEvent;
import dev.tributary.engine.notice.BellStore.Line;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The frame of every screen behind the door: the rail at the left (at the foot on phones), one screen beside it. */
@Layout
@PermitAll
class HouseLayout extends Div implements RouterLayout, AfterNavigationObserver {
    private static final long serialVersionUID = 1;

    /** More at once are one notice on the desktop. */
    private static final int MOST_AT_ONCE = 3;

    private final transient CurrentAgent current;
    private final UUID agent;
    private final transient RailParts parts;
    private final RailMe me;
    private final RailBell bell;
    private final Main screen = new Main();
    private transient @Nullable DomListenerRegistration here;
    private boolean mayShow;
    private final transient Map<RailEntry, Anchor> places = new LinkedHashMap<>();
    private final transient Map<RailEntry, Span> badges = new LinkedHashMap<>();

    HouseLayout(
            CurrentAgent current,
            AuthenticationContext door,
            EventFeed feed,
            List<RailEntry> entries,
            RailParts parts) {
        this.current = current;
        Agent agent = current.require();
        this.agent = agent.id();
        this.parts = parts;
        this.me = new RailMe(agent, parts.shifts(), door::logout);
        this.bell = new RailBell(agent.id(), parts.bell(), parts.words(), parts.moments());
        addClassName("house");
        screen.addClassName("screen");
        add(rail(agent, entries), screen);
        count(agent);
        LivePage.follow(this, feed, this::happened);
    }

    private Nav rail(Agent agent, List<RailEntry> entries) {
        Nav rail = new Nav();
        rail.addClassName("rail");
        rail.setAriaLabel(getTranslation("rail.name"));
        boolean foot = false;
        for (RailEntry entry : entries.stream()
                .filter(entry -> entry.visibleTo(agent))
                .sorted(Comparator.comparingInt(RailEntry::order))
                .toList()) {
            if (entry.order() >= 100 && !foot) {
                rail.add(gap());
                foot = true;
            }
            rail.add(place(entry));
        }
        if (!foot) rail.add(gap());
        rail.add(bell, me);
        return rail;
    }

    private static Div gap() {
        Div gap = new Div();
        gap.addClassName("rail-gap");
        return gap;
    }

    private Anchor place(RailEntry entry) {
        String name = getTranslation(entry.textKey());
        Anchor place = new Anchor(entry.path());
        place.addClassName("rail-entry");
        place.getElement().setAttribute("router-link", true);
        place.setTitle(name);
        place.setAriaLabel(name);
        Span badge = new Span();
        badge.addClassName("rail-badge");
        place.add(new HouseIcon(entry.icon()), badge);
        places.put(entry, place);
        badges.put(entry, badge);
        return place;
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement content) {
        screen.getElement().removeAllChildren();
        if (content != null) screen.getElement().appendChild(Objects.requireNonNull(content.getElement()));
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement oldContent) {
        screen.getElement().removeAllChildren();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String address = event.getLocation().getPath();
        read(event.getLocation().getSegments());
        places.forEach((entry, place) -> {
            if (entry.holds(address)) place.getElement().setAttribute("aria-current", "page");
            else place.getElement().removeAttribute("aria-current");
        });
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        parts.screens().opens(agent, ui);
        current.agent().map(Agent::presence).ifPresent(me::show);
        // what came while no screen was open stands at the bell
        parts.bell().show(agent);
        here = ui.getElement()
                .addEventListener("house-here", event -> hear(ui, event.getEventDetail(Here.class)))
                .addEventDetail();
        ui.getPage().executeJs("window.dispatchEvent(new Event('house-ask'))");
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        if (here != null) here.remove();
        here = null;
        parts.screens().closes(agent, detached.getUI());
    }

    /**
     * What a page says of itself.
     *
     * @param idle how many seconds ago it was touched
     * @param front whether somebody looks at it
     * @param permission what the browser says to notifications: {@code granted}, {@code denied}, {@code default}, or
     *     {@code missing} where it knows none
     */
    record Here(int idle, boolean front, String permission) {}

    private void hear(UI ui, Here said) {
        mayShow = "granted".equals(said.permission());
        parts.screens().hears(agent, ui, Duration.ofSeconds(said.idle()), said.front());
    }

    private void happened(List<LoggedEvent> events) {
        Agent now = current.agent().orElse(null);
        if (now == null || !now.active()) return;
        count(now);
        me.show(now.presence());
        if (events.stream().noneMatch(event -> event.kind() == EventKind.NOTIFIED && agent.equals(event.agentId())))
            return;
        bell.count();
        getUI().ifPresent(this::tellDesktop);
    }

    /** Whoever looks at a screen sees the bell; otherwise one of the screens, whichever asks first, shows it. */
    private void tellDesktop(UI ui) {
        boolean looking = parts.screens().looking(agent);
        if (looking ? !parts.screens().looking(agent, ui) : !mayShow) return;
        List<Line> lines = parts.bell().show(agent);
        if (looking || lines.isEmpty()) return;
        List<Map<String, String>> shown = lines.size() > MOST_AT_ONCE
                ? List.of(notice(
                        "bell",
                        getTranslation("bell.many", lines.size()),
                        getTranslation("bell.many.text"),
                        "inbox/primary"))
                : lines.stream()
                        .map(line -> notice(
                                line.conversation().toString(),
                                parts.words().title(line, getLocale()),
                                parts.words().body(line, getLocale()),
                                NoticeWords.path(line)))
                        .toList();
        ui.getPage()
                .executeJs(
                        "window.dispatchEvent(new CustomEvent('house-tell', { detail: $0 }))",
                        JacksonUtils.getMapper().valueToTree(shown));
    }

    private static Map<String, String> notice(String tag, String title, String body, String path) {
        return Map.of("tag", tag, "title", title, "body", body, "path", path);
    }

    /** Who opens a conversation has read what they were told of it. */
    private void read(List<String> segments) {
        if (segments.size() != 3 || !segments.getFirst().equals("inbox")) return;
        try {
            parts.bell().read(agent, UUID.fromString(segments.getLast()));
            bell.count();
        } catch (IllegalArgumentException none) {
            // the address of no conversation
        }
    }

    private void count(Agent agent) {
        badges.forEach((entry, badge) -> {
            int number = entry.badge(agent);
            badge.setText(number <= 0 ? "" : number > 99 ? "99+" : String.valueOf(number));
        });
    }
}
