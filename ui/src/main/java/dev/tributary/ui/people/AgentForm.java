package dev.tributary.ui.people;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.invitation.Invitations;
import dev.tributary.ui.common.FormRow;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.Say;
import dev.tributary.ui.security.OneTimePassword;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** One agent: name, role, groups; a new one-time password; switched off and on. */
class AgentForm extends Div {
    private static final long serialVersionUID = 1;

    private final transient Agent actor;
    private final transient People people;
    private final transient PasswordEncoder passwords;
    private final transient Agent agent;
    private final AgentFields fields;
    private final Say say = new Say();
    private final Say saidOfDoor = new Say();
    private final Div once = new Div();
    private final Div doorButtons = new Div();
    private final Div invitation = new Div();
    private transient @Nullable Invitations invitations;

    AgentForm(Agent actor, People people, PasswordEncoder passwords, Agent agent) {
        this.actor = actor;
        this.people = people;
        this.passwords = passwords;
        this.agent = agent;
        List<Group> groups = people.groups();
        this.fields = new AgentFields(actor.role() == Role.OWNER || agent.role() == Role.OWNER, groups);
        fields.show(agent, groups);
        addClassName("pane");
        fields.addComponentAsFirst(
                new FormRow(getTranslation("people.agent.email"), new Span(agent.email()), "", false));
        HouseButton save = HouseButton.primary(getTranslation("common.save"), this::save);
        save.setId("save-agent");
        Div foot = new Div(save, say);
        foot.addClassName("form-foot");
        fields.add(foot);
        Div form = new Div(fields, door());
        form.addClassName("form");
        Div body = new Div(form);
        body.addClassName("pane-body");
        add(PeopleView.head(this, agent.name()), body);
    }

    private Div door() {
        doorButtons.addClassNames("form-foot", "flush");
        Div door = new Div(
                new H2(getTranslation("people.door")),
                new Paragraph(getTranslation("people.door.text")),
                invitation,
                once,
                doorButtons);
        door.addClassName("form-section");
        showDoor(agent.active());
        return door;
    }

    /** With how far the agent's invitation is. */
    void invited(InvitationLine line, Invitations theirs) {
        invitations = theirs;
        invitation.add(line);
    }

    private void showDoor(boolean active) {
        doorButtons.removeAll();
        if (active) doorButtons.add(HouseButton.of("key", getTranslation("people.door.password"), this::newPassword));
        if (!agent.id().equals(actor.id())) {
            HouseButton toggle = HouseButton.of(
                    getTranslation(active ? "people.door.off" : "people.door.on"), () -> setActive(!active));
            toggle.setId("toggle-agent");
            doorButtons.add(active ? toggle.danger() : toggle);
        }
        doorButtons.add(saidOfDoor);
    }

    private void save() {
        say.nothing();
        if (!fields.complete()) return;
        try {
            people.changeAgent(
                    actor.id(), agent.id(), fields.name.getValue().strip(), fields.role.getValue(), fields.groupIds());
            say.good(getTranslation("common.saved"));
        } catch (CommandRefused refused) {
            say.refused(refused);
        }
    }

    private void setActive(boolean active) {
        try {
            people.setActive(actor.id(), agent.id(), active);
            showDoor(active);
            if (!active) invitation.removeAll();
            saidOfDoor.good(getTranslation(active ? "people.door.isOn" : "people.door.isOff", agent.name()));
        } catch (CommandRefused refused) {
            saidOfDoor.refused(refused);
        }
    }

    private void newPassword() {
        String password = OneTimePassword.create();
        try {
            people.changePassword(actor.id(), agent.id(), passwords.encode(password), true);
            // one way in at a time: whoever has the password needs no link
            if (invitations != null) invitations.revoke(actor.id(), agent.id());
            once.removeAll();
            once.add(new Handover(agent, password));
        } catch (CommandRefused refused) {
            saidOfDoor.refused(refused);
        }
    }
}
