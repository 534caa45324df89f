package dev.tributary.ui.people;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.Role;
import dev.tributary.ui.common.FormRow;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The fields that a new agent and a known one have in common. */
class AgentFields extends Div {
    private static final long serialVersionUID = 1;

    final TextField name = new TextField();
    final Select<Role> role = new Select<>();
    final CheckboxGroup<Group> groups = new CheckboxGroup<>();
    private final FormRow nameRow;

    AgentFields(boolean ownerOffered, List<Group> all) {
        addClassName("form-section");
        name.setMaxLength(200);
        name.setId("agent-name");
        nameRow = new FormRow(getTranslation("people.agent.name"), name, getTranslation("people.agent.name.help"));
        role.setItems(ownerOffered ? List.of(Role.values()) : List.of(Role.AGENT, Role.FULL_ACCESS));
        role.setItemLabelGenerator(value -> getTranslation(PeopleList.roleKey(value)));
        role.setValue(Role.AGENT);
        role.setId("agent-role");
        groups.setItems(all);
        groups.setItemLabelGenerator(Group::name);
        add(nameRow, new FormRow(getTranslation("people.agent.role"), role, getTranslation("people.agent.role.help")));
        if (!all.isEmpty())
            add(new FormRow(getTranslation("people.agent.groups"), groups, getTranslation("people.agent.groups.help")));
    }

    void show(Agent agent, List<Group> all) {
        name.setValue(agent.name());
        role.setValue(agent.role());
        groups.setValue(all.stream()
                .filter(group -> agent.groups().contains(group.id()))
                .collect(Collectors.toSet()));
    }

    Set<UUID> groupIds() {
        return groups.getValue().stream().map(Group::id).collect(Collectors.toUnmodifiableSet());
    }

    boolean complete() {
        boolean named = !name.getValue().isBlank();
        nameRow.setError(named ? "" : getTranslation("common.needed"));
        return named;
    }
}
