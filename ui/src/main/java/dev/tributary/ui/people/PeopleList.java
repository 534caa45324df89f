package dev.tributary.ui.people;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.ui.common.Face;
import dev.tributary.ui.common.HouseIcon;
import dev.tributary.ui.common.PaneHead;
import dev.tributary.ui.common.PresenceSign;
import dev.tributary.ui.common.RowLink;
import java.util.List;
import java.util.Locale;

/** The pane at the left: everybody, then the groups. */
class PeopleList extends Div {
    private static final long serialVersionUID = 1;

    private final Div body = new Div();

    PeopleList() {
        addClassName("pane");
        body.addClassName("pane-body");
        add(
                PaneHead.first(getTranslation("people.title"))
                        .end(
                                add("group", "people.group.add", PeopleNavigation.newGroup()),
                                add("plus", "people.agent.add", PeopleNavigation.newAgent())),
                body);
    }

    private Anchor add(String icon, String key, String address) {
        Anchor add = new Anchor(address);
        add.addClassName("btn");
        add.getElement().setAttribute("router-link", true);
        add.add(new HouseIcon(icon), new Span(getTranslation(key)));
        return add;
    }

    void show(List<Agent> agents, List<Group> groups, String open) {
        body.removeAll();
        UnorderedList everybody = rows();
        for (Agent agent : agents) everybody.add(row(agent, groups, open));
        body.add(name("people.agents", agents.size()), everybody);
        if (groups.isEmpty()) return;
        UnorderedList all = rows();
        for (Group group : groups) all.add(row(group, open));
        body.add(name("people.groups", groups.size()), all);
    }

    private RowLink row(Agent agent, List<Group> groups, String open) {
        Face face = new Face(agent.id(), agent.name());
        if (!agent.active()) face.addClassName("face-off");
        String member = String.join(
                ", ",
                groups.stream()
                        .filter(group -> agent.groups().contains(group.id()))
                        .map(Group::name)
                        .toList());
        Span role = new Span(getTranslation(agent.active() ? roleKey(agent.role()) : "people.inactive"));
        String line = member.isEmpty() ? agent.email() : agent.email() + " · " + member;
        boolean current = agent.id().toString().equals(open);
        String address = PeopleNavigation.agent(agent.id());
        return agent.active()
                ? new RowLink(address, current, face, agent.name(), line, new PresenceSign(agent), role)
                : new RowLink(address, current, face, agent.name(), line, role);
    }

    private RowLink row(Group group, String open) {
        Span sign = new Span(new HouseIcon("group"));
        sign.addClassName("channel-icon");
        Span count = new Span(getTranslation("people.members", group.members().size()));
        return new RowLink(
                PeopleNavigation.group(group.id()),
                group.id().toString().equals(open),
                sign,
                group.name(),
                group.code(),
                count);
    }

    static String roleKey(dev.tributary.engine.access.Role role) {
        return "people.role." + role.name().toLowerCase(Locale.ROOT);
    }

    private static UnorderedList rows() {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        return rows;
    }

    private Div name(String key, int count) {
        Div name = new Div(new Span(getTranslation(key, count)));
        name.addClassName("section-name");
        return name;
    }
}
