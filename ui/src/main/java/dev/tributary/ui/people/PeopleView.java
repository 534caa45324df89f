package dev.tributary.ui.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.LoggedEvent;
import dev.tributary.engine.invitation.Invitations;
import dev.tributary.ui.common.CurrentAgent;
import dev.tributary.ui.common.EmptyPane;
import dev.tributary.ui.common.LivePage;
import dev.tributary.ui.common.Moments;
import dev.tributary.ui.common.PaneHead;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Agents and groups in one list at the left, one of them at the right. The address says which. */
@Route("people/:kind?/:id?")
@PermitAll
class PeopleView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient CurrentAgent current;
    private final transient People people;
    private final transient PasswordEncoder passwords;
    private final transient Invitations invitations;
    private final transient Moments moments;
    private final transient EventFeed feed;
    private final PeopleList list = new PeopleList();
    private final Div detail = new Div();
    private String open = "";

    PeopleView(
            CurrentAgent current,
            People people,
            PasswordEncoder passwords,
            Invitations invitations,
            Moments moments,
            EventFeed feed) {
        this.current = current;
        this.people = people;
        this.passwords = passwords;
        this.invitations = invitations;
        this.moments = moments;
        this.feed = feed;
        addClassName("two-panes");
        detail.addClassName("pane");
        add(list, detail);
        LivePage.follow(this, feed, this::happened);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!current.require().role().seesAll()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        String kind = event.getRouteParameters().get("kind").orElse("");
        String id = event.getRouteParameters().get("id").orElse("");
        Optional<Component> page = page(kind, id);
        if (page.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        open = id;
        getElement().setAttribute("data-open", kind.isEmpty() ? "list" : "detail");
        detail.removeAll();
        detail.add(page.get());
        list.show(people.agents(), people.groups(), open);
    }

    private Optional<Component> page(String kind, String id) {
        if (kind.isEmpty())
            return Optional.of(
                    new EmptyPane("people", getTranslation("people.none"), getTranslation("people.none.text")));
        if (kind.equals("agent")) {
            if (id.equals("new")) return Optional.of(new NewAgentForm(current.id(), people, passwords, invitations));
            return id(id).flatMap(people::agent).map(this::agentForm);
        }
        if (kind.equals("group")) {
            if (id.equals("new")) return Optional.of(new GroupForm(current.id(), people, null));
            return id(id).flatMap(this::group).map(group -> new GroupForm(current.id(), people, group));
        }
        return Optional.empty();
    }

    private Component agentForm(Agent agent) {
        Agent actor = current.require();
        AgentForm form = new AgentForm(actor, people, passwords, agent);
        if (agent.active() && agent.passwordChangeDue())
            form.invited(new InvitationLine(actor.id(), invitations, moments, feed, agent), invitations);
        return form;
    }

    private Optional<Group> group(UUID id) {
        return people.groups().stream().filter(group -> group.id().equals(id)).findFirst();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Only the list follows: a form somebody is filling in is not changed under their hands. */
    private void happened(List<LoggedEvent> events) {
        if (events.stream()
                .anyMatch(event -> event.kind() == EventKind.AGENT_CHANGED || event.kind() == EventKind.GROUP_CHANGED))
            list.show(people.agents(), people.groups(), open);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("people.title");
    }

    static PaneHead head(Component page, String title) {
        return PaneHead.further(title).back(PeopleNavigation.PATH, page.getTranslation("common.back"));
    }
}
