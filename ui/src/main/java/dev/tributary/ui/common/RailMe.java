package dev.tributary.ui.common;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.shift.Shifts;

/** The agent's own face at the foot of the rail, whether they are there, and their menu. */
class RailMe extends Div {
    private static final long serialVersionUID = 1;

    private final transient Agent agent;
    private final transient Shifts shifts;
    private final NativeButton button = new NativeButton();
    private final PresenceSign dot = new PresenceSign();
    private final PresenceSign word = new PresenceSign();
    private final NativeButton away = new NativeButton();
    private final Popover popover;
    private Presence presence;

    RailMe(Agent agent, Shifts shifts, Runnable signOut) {
        this.agent = agent;
        this.shifts = shifts;
        this.presence = agent.presence();
        button.addClassName("rail-me");
        button.setId("rail-me");
        dot.getElement().setAttribute("aria-hidden", "true");
        button.add(new Face(agent.id(), agent.name()), dot);
        word.setId("own-presence");

        Div menu = new Div(head(), awayItem(), own(), out(signOut));
        menu.addClassName("menu");
        popover = new Popover(menu);
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.END_BOTTOM);
        popover.setAriaLabel(getTranslation("rail.me", agent.name()));
        add(button, popover);
        show(agent.presence());
    }

    private Div head() {
        Span name = new Span(agent.name());
        name.addClassName("row-name");
        Span email = new Span(agent.email());
        email.addClassName("quiet");
        Div head = new Div(new Div(name), new Div(email), new Div(word));
        head.addClassName("menu-head");
        return head;
    }

    private NativeButton awayItem() {
        away.setId("toggle-away");
        away.addClassName("menu-item");
        away.addClickListener(event -> {
            shifts.chooseAway(agent.id(), presence != Presence.AWAY);
            popover.close();
        });
        return away;
    }

    private Anchor own() {
        Anchor own = new Anchor("settings/me");
        own.getElement().setAttribute("router-link", true);
        own.add(new HouseIcon("user"), new Span(getTranslation("rail.own")));
        own.addClassName("menu-item");
        own.getElement().addEventListener("click", event -> popover.close());
        return own;
    }

    private NativeButton out(Runnable signOut) {
        NativeButton out = new NativeButton("", event -> {
            shifts.leaves(agent.id());
            signOut.run();
        });
        out.setId("sign-out");
        out.add(new HouseIcon("out"), new Span(getTranslation("rail.out")));
        out.addClassName("menu-item");
        return out;
    }

    /** Whether they are there by now. */
    final void show(Presence now) {
        presence = now;
        String said = getTranslation(PresenceSign.key(now));
        dot.show(now);
        word.show(now);
        word.setText(said);
        button.setAriaLabel(getTranslation("rail.me", agent.name()) + ", " + said);
        boolean gone = now == Presence.AWAY;
        away.removeAll();
        away.add(new HouseIcon(gone ? "check" : "clock"), new Span(getTranslation(gone ? "rail.back" : "rail.away")));
    }
}
