package dev.tributary.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.shortcut.Shortcut;
import dev.tributary.engine.shortcut.Shortcuts;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.Say;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The team's shortcuts and the agent's own, each changed where it stands. */
class ShortcutsForm extends Div {
    private static final long serialVersionUID = 1;

    private final transient Agent agent;
    private final transient Shortcuts shortcuts;
    private final transient List<Group> groups;
    private final Div team = new Div();
    private final Div own = new Div();

    ShortcutsForm(Agent agent, Shortcuts shortcuts, List<Group> groups) {
        this.agent = agent;
        this.shortcuts = shortcuts;
        this.groups = groups;
        addClassNames("form", "shortcut-lists");
        Paragraph lead = new Paragraph(getTranslation("settings.shortcuts.lead"));
        lead.addClassName("form-lead");
        team.addClassName("form-section");
        team.setId("shortcuts-team");
        own.addClassName("form-section");
        own.setId("shortcuts-own");
        add(lead, own, team);
        show();
    }

    private boolean admin() {
        return agent.role().seesAll();
    }

    /** Reads both lists again; what was open for changing is closed. */
    private void show() {
        List<Shortcut> all = shortcuts.usable(agent.id());
        list(own, false, all.stream().filter(one -> !one.ofTeam()).toList());
        list(team, true, all.stream().filter(Shortcut::ofTeam).toList());
    }

    private void list(Div place, boolean ofTeam, List<Shortcut> there) {
        String kind = ofTeam ? "settings.shortcuts.team" : "settings.shortcuts.own";
        place.removeAll();
        Div head = new Div(new H2(getTranslation(kind)));
        head.addClassName("part-head");
        place.add(head);
        boolean mayChange = !ofTeam || admin();
        if (mayChange) {
            HouseButton add = HouseButton.of(
                    "plus", getTranslation("settings.shortcuts.add"), () -> head.add(editor(head, ofTeam, null)));
            add.setId(ofTeam ? "add-team-shortcut" : "add-own-shortcut");
            add.addClassName("end");
            head.add(add);
        } else place.add(line("field-help", getTranslation("settings.shortcuts.team.fixed")));
        if (there.isEmpty()) place.add(line("form-lead", getTranslation(kind + ".none")));
        for (Shortcut one : there) place.add(row(one, mayChange));
    }

    private Div row(Shortcut shortcut, boolean mayChange) {
        Div row = new Div();
        row.addClassName("kept");
        showRow(row, shortcut, mayChange);
        return row;
    }

    private void showRow(Div row, Shortcut shortcut, boolean mayChange) {
        row.removeAll();
        Span name = new Span("/" + shortcut.name());
        name.addClassName("kept-name");
        Div first = new Div(name);
        first.addClassName("part-head");
        UUID group = shortcut.group();
        if (group != null) {
            Span chip = new Span(groupName(group));
            chip.addClassName("chip");
            first.add(chip);
        }
        if (mayChange) {
            HouseButton change = HouseButton.of(getTranslation("settings.shortcuts.change"), () -> {
                row.removeAll();
                row.add(editor(row, shortcut.ofTeam(), shortcut));
            });
            change.setAriaLabel(getTranslation("settings.shortcuts.change.of", shortcut.name()));
            change.addClassNames("bare", "end");
            first.add(change);
        }
        row.add(first, line("kept-text", shortcut.text()));
    }

    private String groupName(UUID group) {
        return groups.stream()
                .filter(one -> one.id().equals(group))
                .map(Group::name)
                .findFirst()
                .orElse("");
    }

    private ShortcutEditor editor(Div place, boolean ofTeam, @Nullable Shortcut shortcut) {
        place.getChildren().filter(ShortcutEditor.class::isInstance).toList().forEach(Component::removeFromParent);
        ShortcutEditor editor = new ShortcutEditor(ofTeam ? groups : List.of(), shortcut);
        editor.onSave(() -> save(editor, ofTeam, shortcut));
        editor.onClose(() -> {
            if (shortcut == null) editor.removeFromParent();
            else showRow(place, shortcut, true);
        });
        if (shortcut != null) editor.onRemove(() -> remove(editor, shortcut));
        return editor;
    }

    private void save(ShortcutEditor editor, boolean ofTeam, @Nullable Shortcut shortcut) {
        Unmasked name = Unmasked.of(editor.name());
        Unmasked text = Unmasked.of(editor.text());
        try {
            if (shortcut != null) shortcuts.change(agent.id(), shortcut.id(), editor.group(), name, text);
            else if (ofTeam) shortcuts.addForTeam(agent.id(), editor.group(), name, text);
            else shortcuts.addOwn(agent.id(), name, text);
            show();
        } catch (CommandRefused refused) {
            editor.refused(refused);
        }
    }

    private void remove(ShortcutEditor editor, Shortcut shortcut) {
        try {
            shortcuts.remove(agent.id(), shortcut.id());
        } catch (CommandRefused refused) {
            editor.refused(refused);
            return;
        }
        show();
        Say said = new Say();
        said.good(getTranslation("settings.shortcuts.removed", shortcut.name()));
        Div undo = new Div(said);
        HouseButton back = HouseButton.of(getTranslation("settings.shortcuts.undo"), () -> putBack(shortcut, said));
        back.setId("undo-shortcut");
        undo.add(back);
        undo.addClassName("part-head");
        (shortcut.ofTeam() ? team : own).add(undo);
    }

    private void putBack(Shortcut shortcut, Say said) {
        Unmasked name = Unmasked.of(shortcut.name());
        Unmasked text = Unmasked.of(shortcut.text());
        try {
            if (shortcut.ofTeam()) shortcuts.addForTeam(agent.id(), shortcut.group(), name, text);
            else shortcuts.addOwn(agent.id(), name, text);
            show();
        } catch (CommandRefused refused) {
            said.refused(refused);
        }
    }

    private static Paragraph line(String style, String text) {
        Paragraph line = new Paragraph(text);
        line.addClassName(style);
        return line;
    }
}
