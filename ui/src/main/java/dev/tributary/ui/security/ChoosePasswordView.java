package dev.tributary.ui.security;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tributary.engine.access.Agent;
import dev.tributary.ui.common.CurrentAgent;
import dev.tributary.ui.common.DoorScreen;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.Say;
import jakarta.annotation.security.PermitAll;

/** Where an agent who came in with a one-time password chooses their own; until then no other page opens. */
@Route(value = "password", autoLayout = false)
@PermitAll
class ChoosePasswordView extends DoorScreen implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient CurrentAgent current;
    private final transient OwnPassword own;
    private final PasswordField first = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final Say say = new Say();

    ChoosePasswordView(CurrentAgent current, OwnPassword own) {
        this.current = current;
        this.own = own;
        first.setLabel(getTranslation("password.new"));
        first.setHelperText(getTranslation("password.short"));
        again.setLabel(getTranslation("password.again"));
        first.getElement().setAttribute("autocomplete", "new-password");
        again.getElement().setAttribute("autocomplete", "new-password");
        first.setAutofocus(true);
        HouseButton save = HouseButton.primary(getTranslation("password.save"), this::save);
        save.setId("keep-password");
        save.addClickShortcut(Key.ENTER);
        Div card = new Div(
                new H1(getTranslation("password.choose")),
                new Paragraph(getTranslation("password.choose.text")),
                first,
                again,
                say,
                save);
        card.addClassName("door-card");
        add(card);
    }

    private void save() {
        Agent agent = current.require();
        String problem = Passwords.problem(first.getValue(), again.getValue(), agent.email());
        if (!problem.isEmpty()) {
            say.bad(getTranslation(problem));
            return;
        }
        own.change(agent, first.getValue());
        getUI().ifPresent(ui -> ui.getPage().setLocation("."));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("password.choose");
    }
}
