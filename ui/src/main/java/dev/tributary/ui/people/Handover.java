package dev.tributary.ui.people;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tributary.engine.access.Agent;
import dev.tributary.ui.common.CopyLine;

/** The one-time password, on the screen this once. */
class Handover extends Div {
    private static final long serialVersionUID = 1;

    Handover(Agent agent, String password) {
        addClassName("once");
        getElement().setAttribute("role", "status");
        add(
                new Paragraph(getTranslation("people.once", agent.name(), agent.email())),
                new CopyLine("one-time-password", password),
                new Paragraph(getTranslation("people.once.change")));
    }
}
