package dev.tributary.ui.common;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.LoggedEvent;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The frame of every screen behind the door: the rail at the left (at the foot on phones), one screen beside it. */
@Layout
@PermitAll
class HouseLayout extends Div implements RouterLayout, AfterNavigationObserver {
    private static final long serialVersionUID = 1;

    private final transient CurrentAgent current;
    private final transient AuthenticationContext door;
    private final Main screen = new Main();
    private final transient Map<RailEntry, Anchor> places = new LinkedHashMap<>();
    private final transient Map<RailEntry, Span> badges = new LinkedHashMap<>();

    HouseLayout(CurrentAgent current, AuthenticationContext door, EventFeed feed, List<RailEntry> entries) {
        this.current = current;
        this.door = door;
        Agent agent = current.require();
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
        rail.add(me(agent));
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

    private NativeButton me(Agent agent) {
        NativeButton me = new NativeButton();
        me.addClassName("rail-me");
        me.setId("rail-me");
        me.setAriaLabel(getTranslation("rail.me", agent.name()));
        me.add(new Face(agent.id(), agent.name()));

        Div head = new Div();
        head.addClassName("menu-head");
        Span name = new Span(agent.name());
        name.addClassName("row-name");
        Span email = new Span(agent.email());
        email.addClassName("quiet");
        head.add(name, email);
        Anchor own = new Anchor("settings/me");
        own.getElement().setAttribute("router-link", true);
        own.add(new HouseIcon("user"), new Span(getTranslation("rail.own")));
        own.addClassName("menu-item");
        NativeButton out = new NativeButton("", event -> door.logout());
        out.setId("sign-out");
        out.add(new HouseIcon("out"), new Span(getTranslation("rail.out")));
        out.addClassName("menu-item");
        Div menu = new Div(head, own, out);
        menu.addClassName("menu");

        Popover popover = new Popover(menu);
        popover.setTarget(me);
        popover.setPosition(PopoverPosition.END_BOTTOM);
        popover.setAriaLabel(getTranslation("rail.me", agent.name()));
        own.getElement().addEventListener("click", event -> popover.close());
        add(popover);
        return me;
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
        places.forEach((entry, place) -> {
            if (entry.holds(address)) place.getElement().setAttribute("aria-current", "page");
            else place.getElement().removeAttribute("aria-current");
        });
    }

    private void happened(List<LoggedEvent> events) {
        current.agent().ifPresent(this::count);
    }

    private void count(Agent agent) {
        badges.forEach((entry, badge) -> {
            int number = entry.badge(agent);
            badge.setText(number <= 0 ? "" : number > 99 ? "99+" : String.valueOf(number));
        });
    }
}
