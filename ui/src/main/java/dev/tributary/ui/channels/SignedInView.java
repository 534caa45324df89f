package dev.tributary.ui.channels;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import dev.tributary.engine.spi.Consent;
import dev.tributary.engine.spi.Trouble;
import dev.tributary.ui.common.DoorScreen;
import dev.tributary.ui.common.Troubles;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/** Where a provider sends the browser back to: takes the answer to the form that waits for it, once. */
@Route(value = SignedInView.PATH, autoLayout = false)
@PermitAll
class SignedInView extends DoorScreen implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    static final String PATH = "signed-in";

    private final Div card = new Div();

    SignedInView() {
        card.addClassName("door-card");
        card.getElement().setAttribute("aria-live", "polite");
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Location location = event.getLocation();
        String state = parameter(location, "state");
        Optional<Consents.Waiting> waiting =
                Consents.of(VaadinSession.getCurrent()).take(state);
        if (waiting.isEmpty()) {
            say("channels.consent.unknown", getTranslation("channels.consent.unknown.text"));
            return;
        }
        String code = parameter(location, "code");
        if (code.isEmpty()) {
            told(waiting.get(), Consent.Answer.none(refusal(location)));
            return;
        }
        say("channels.consent.wait", "");
        UI ui = event.getUI();
        Consents.Waiting asked = waiting.get();
        Thread.startVirtualThread(() -> {
            Consent.Answer answer = asked.consent().redeem(asked.settings(), asked.question(), code);
            asked.form().accept(answer);
            try {
                ui.access(() -> show(answer));
            } catch (UIDetachedException closed) {
                // the form has been told
                return;
            }
        });
    }

    private void told(Consents.Waiting waiting, Consent.Answer answer) {
        waiting.form().accept(answer);
        show(answer);
    }

    private void show(Consent.Answer answer) {
        Trouble trouble = answer.trouble();
        if (trouble == null) say("channels.consent.good", getTranslation("channels.consent.close"));
        else say("channels.consent.bad", Troubles.words(this, trouble));
    }

    private void say(String titleKey, String text) {
        card.removeAll();
        card.add(new H1(getTranslation(titleKey)));
        if (!text.isEmpty()) card.add(new Paragraph(text));
    }

    /** What the provider says instead of a code. */
    private static Trouble refusal(Location location) {
        String description =
                parameter(location, "error_description").lines().findFirst().orElse("");
        String said = description.isEmpty() ? parameter(location, "error") : description;
        return new Trouble("channels.consent.refused", List.of(said.length() > 300 ? said.substring(0, 300) : said));
    }

    private static String parameter(Location location, String name) {
        return location.getQueryParameters().getSingleParameter(name).orElse("");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("channels.consent.title");
    }
}
