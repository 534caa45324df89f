package dev.tributary.ui.people;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People;
import dev.tributary.ui.common.FormRow;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.Say;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One group, or a new one. The key is chosen once, since rules name the group by it. */
class GroupForm extends Div {
    private static final long serialVersionUID = 1;

    private final UUID actor;
    private final transient People people;
    private final transient @Nullable Group group;
    private final TextField name = new TextField();
    private final TextField code = new TextField();
    private final CheckboxGroup<Agent> members = new CheckboxGroup<>();
    private final FormRow nameRow;
    private final Say say = new Say();

    GroupForm(UUID actor, People people, @Nullable Group group) {
        this.actor = actor;
        this.people = people;
        this.group = group;
        addClassName("pane");
        name.setMaxLength(120);
        name.setId("group-name");
        code.setMaxLength(60);
        code.setId("group-code");
        List<Agent> agents = people.agents();
        members.setItems(agents);
        members.setItemLabelGenerator(Agent::name);
        nameRow = new FormRow(getTranslation("people.group.name"), name, "");
        Div section = new Div(nameRow, codeRow(), new FormRow(getTranslation("people.group.members"), members, ""));
        section.addClassName("form-section");
        HouseButton save =
                HouseButton.primary(getTranslation(group == null ? "people.group.create" : "common.save"), this::save);
        save.setId("save-group");
        Div foot = new Div(save, say);
        foot.addClassName("form-foot");
        section.add(foot);
        if (group != null) show(group, agents);
        Div form = new Div(section);
        form.addClassName("form");
        Div body = new Div(form);
        body.addClassName("pane-body");
        add(PeopleView.head(this, group == null ? getTranslation("people.group.add") : group.name()), body);
    }

    private FormRow codeRow() {
        String label = getTranslation("people.group.code");
        if (group != null)
            return new FormRow(label, new Code(group.code()), getTranslation("people.group.code.fixed"), false);
        name.addValueChangeListener(change -> {
            if (code.isEmpty() || code.getValue().equals(keyOf(change.getOldValue())))
                code.setValue(keyOf(change.getValue()));
        });
        return new FormRow(label, code, getTranslation("people.group.code.help"));
    }

    private void show(Group shown, List<Agent> agents) {
        name.setValue(shown.name());
        members.setValue(agents.stream()
                .filter(agent -> shown.members().contains(agent.id()))
                .collect(Collectors.toSet()));
    }

    private void save() {
        say.nothing();
        boolean named = !name.getValue().isBlank();
        nameRow.setError(named ? "" : getTranslation("common.needed"));
        if (!named) return;
        Set<UUID> ids = members.getValue().stream().map(Agent::id).collect(Collectors.toUnmodifiableSet());
        try {
            if (group != null) {
                people.changeGroup(actor, group.id(), name.getValue().strip(), ids);
                say.good(getTranslation("common.saved"));
                return;
            }
            Group added = people.addGroup(
                    actor, code.getValue().strip(), name.getValue().strip(), ids);
            getUI().ifPresent(ui -> ui.navigate(PeopleNavigation.group(added.id())));
        } catch (CommandRefused refused) {
            say.refused(refused);
        }
    }

    /** A key made of a name: "Számlázás" becomes "szamlazas". */
    static String keyOf(String name) {
        StringBuilder key = new StringBuilder();
        for (char c : Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .toCharArray()) {
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key.append(c);
            else if (Character.getType(c) != Character.NON_SPACING_MARK
                    && !key.isEmpty()
                    && key.charAt(key.length() - 1) != '-') key.append('-');
        }
        while (!key.isEmpty() && key.charAt(key.length() - 1) == '-') key.setLength(key.length() - 1);
        return key.toString();
    }
}
