package dev.tributary.ui.people;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.People;
import dev.tributary.engine.invitation.Invitations;
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
    private final transient Invitations invitations;
    private final EmailField email = new EmailField();
    private final Select<String> language = new Select<>();
    private final AgentFields fields;
    private final Say say = new Say();
    private final Div body = new Div();

    NewAgentForm(UUID actor, People people, PasswordEncoder passwords, Invitations invitations) {
        this.actor = actor;
        this.people = people;
        this.passwords = passwords;
        this.invitations = invitations;
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
        Div form = new Div(fields, foot());
        form.addClassName("form");
        body.addClassName("pane-body");
        body.add(form);
        add(PeopleView.head(this, getTranslation("people.agent.add")), body);
    }

    /** By an invitation where the house can mail one; else, or if so wanted, by a one-time password. */
    private Div foot() {
        boolean mailed = invitations.missing().isEmpty();
        Div foot = new Div();
        foot.addClassName("form-foot");
        if (mailed) {
            HouseButton invite = HouseButton.primary(getTranslation("people.invitation.create"), () -> create(true));
            invite.setId("invite-agent");
            foot.add(invite);
        } else foot.add(InvitationLine.missing(this, invitations));
        String once = getTranslation("people.agent.create");
        HouseButton create =
                mailed ? HouseButton.of(once, () -> create(false)) : HouseButton.primary(once, () -> create(false));
        create.setId("create-agent");
        foot.add(create, say);
        return foot;
    }

    private void create(boolean invited) {
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
            if (invited) invite(agent);
            else handOver(agent, password);
        } catch (CommandRefused refused) {
            say.refused(refused);
        }
    }

    /** Nobody ever sees the password that was made; the page of the agent says how far the mail is. */
    private void invite(Agent agent) {
        invitations.invite(actor, agent.id());
        getUI().ifPresent(ui -> ui.navigate(PeopleNavigation.agent(agent.id())));
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
