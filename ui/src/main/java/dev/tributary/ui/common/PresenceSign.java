package dev.tributary.ui.common;

import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Presence;
import java.util.Locale;

/** Whether somebody is there: a dot and the word. */
public final class PresenceSign extends Span {
    private static final long serialVersionUID = 1;

    /** Of this agent, with the word. */
    public PresenceSign(Agent agent) {
        this();
        show(agent.presence());
        setText(getTranslation(key(agent.presence())));
    }

    /** The dot alone, for where the word stands elsewhere. */
    PresenceSign() {
        addClassName("presence");
    }

    void show(Presence presence) {
        getElement().setAttribute("data-is", presence.name().toLowerCase(Locale.ROOT));
    }

    static String key(Presence presence) {
        return "presence." + presence.name().toLowerCase(Locale.ROOT);
    }
}
