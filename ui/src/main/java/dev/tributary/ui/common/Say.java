package dev.tributary.ui.common;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.access.CommandRefused;
import java.util.Locale;

/** What the house says about the thing just done, beside it, read out politely. Takes the place of pop-up messages. */
public final class Say extends Div {
    private static final long serialVersionUID = 1;

    /** Says nothing yet. */
    public Say() {
        addClassName("say");
        getElement().setAttribute("role", "status");
    }

    /** It went well. */
    public void good(String text) {
        say("good", "check", text);
    }

    /** It did not. */
    public void bad(String text) {
        say("bad", "alert", text);
    }

    /** The engine refused, for this reason. */
    public void refused(CommandRefused refusal) {
        bad(text(this, refusal));
    }

    /** Says nothing. */
    public void nothing() {
        removeAll();
    }

    /** The sentence of a refusal, in the language of the page. */
    public static String text(com.vaadin.flow.component.Component page, CommandRefused refusal) {
        return page.getTranslation(
                "refused." + refusal.reason().name().toLowerCase(Locale.ROOT),
                refusal.arguments().toArray());
    }

    private void say(String style, String icon, String text) {
        removeAll();
        removeClassNames("good", "bad");
        addClassName(style);
        add(new HouseIcon(icon), new Span(text));
    }
}
