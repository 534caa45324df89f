package dev.tributary.ui.security;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.invitation.Invitations;
import dev.tributary.ui.common.DoorScreen;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.Say;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Behind the link of an invitation: a new colleague chooses a password, and goes to the door. */
@Route(value = "invitation/:token", autoLayout = false)
@AnonymousAllowed
class InvitationView extends DoorScreen implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Invitations invitations;
    private final transient PasswordEncoder passwords;
    private final PasswordField first = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final Say say = new Say();
    private final Div card = new Div();
    private String token = "";

    InvitationView(Invitations invitations, PasswordEncoder passwords) {
        this.invitations = invitations;
        this.passwords = passwords;
        card.addClassName("door-card");
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        token = event.getRouteParameters().get("token").orElse("");
        invitations.invited(token).ifPresentOrElse(this::choose, this::over);
    }

    private void choose(Agent agent) {
        first.setLabel(getTranslation("password.new"));
        first.setHelperText(getTranslation("password.short"));
        again.setLabel(getTranslation("password.again"));
        first.getElement().setAttribute("autocomplete", "new-password");
        again.getElement().setAttribute("autocomplete", "new-password");
        first.setAutofocus(true);
        HouseButton save = HouseButton.primary(getTranslation("password.save"), this::save);
        save.setId("accept-invitation");
        save.addClickShortcut(Key.ENTER);
        card.removeAll();
        card.add(
                new H1(getTranslation("invitation.welcome", agent.name())),
                new Paragraph(getTranslation("invitation.text", agent.email())),
                first,
                again,
                say,
                save);
    }

    /** Used, taken back, too old or made up: the page does not say which. */
    private void over() {
        Anchor door = new Anchor("login", getTranslation("invitation.door"));
        card.removeAll();
        card.add(
                new H1(getTranslation("invitation.over")), new Paragraph(getTranslation("invitation.over.text")), door);
    }

    private void save() {
        Agent agent = invitations.invited(token).orElse(null);
        if (agent == null) {
            over();
            return;
        }
        String problem = Passwords.problem(first.getValue(), again.getValue(), agent.email());
        if (!problem.isEmpty()) {
            say.bad(getTranslation(problem));
            return;
        }
        try {
            invitations.accept(token, passwords.encode(first.getValue()));
            getUI().ifPresent(ui -> ui.getPage().setLocation("login?chosen"));
        } catch (CommandRefused refused) {
            over();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("invitation.title");
    }
}
