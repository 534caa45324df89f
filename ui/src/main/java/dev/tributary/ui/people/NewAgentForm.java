package dev.tributary.ui.people;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.People;
import dev.tributary.ui.common.FormRow;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.Say;
import dev.tributary.ui.security.OneTimePassword;
import java.util.Locale;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Adds a colleague; ends in the one-time password to hand over. */
class NewAgentForm extends Div {
    private static final long serialVersionUID = 1;

    private final UUID actor;
    private final transient People people;
    private final transient PasswordEncoder passwords;
    private final EmailField email = new EmailField();
    private final Select<String> language = new Select<>();
    private final AgentFields fields;
    private final Say say = new Say();
    private final Div body = new Div();

    NewAgentForm(UUID actor, People people, PasswordEncoder passwords) {
        this.actor = actor;
        this.people = people;
        this.passwords = passwords;
        this.fields = new AgentFields(false, people.groups());
        addClassName("pane");
        email.setMaxLength(320);
        email.setId("agent-email");
        language.setItems("en", "hu");
        language.setItemLabelGenerator(code -> getTranslation("common.language." + code));
        language.setValue(getLocale().getLanguage().equals("hu") ? "hu" : "en");
        fields.addComponentAsFirst(
                new FormRow(getTranslation("people.agent.email"), email, getTranslation("people.agent.email.help")));
        fields.add(new FormRow(getTranslation("people.agent.language"), language, ""));
        HouseButton create = HouseButton.primary(getTranslation("people.agent.create"), this::create);
        create.setId("create-agent");
        Div foot = new Div(create, say);
        foot.addClassName("form-foot");
        Div form = new Div(fields, foot);
        form.addClassName("form");
        body.addClassName("pane-body");
        body.add(form);
        add(PeopleView.head(this, getTranslation("people.agent.add")), body);
    }

    private void create() {
        say.nothing();
        if (!fields.complete()) return;
        String password = OneTimePassword.create();
        try {
            Agent agent = people.addAgent(
                    actor,
                    new People.NewAgent(
                            email.getValue().strip().toLowerCase(Locale.ROOT),
                            fields.name.getValue().strip(),
                            fields.role.getValue(),
                            passwords.encode(password),
                            language.getValue(),
                            fields.groupIds()));
            handOver(agent, password);
        } catch (CommandRefused refused) {
            say.refused(refused);
        }
    }

    private void handOver(Agent agent, String password) {
        body.removeAll();
        Div form = new Div(new Handover(agent, password));
        form.addClassName("form");
        Anchor on = new Anchor(PeopleNavigation.agent(agent.id()), getTranslation("people.agent.open", agent.name()));
        on.getElement().setAttribute("router-link", true);
        form.add(new Paragraph(on));
        body.add(form);
    }
}
