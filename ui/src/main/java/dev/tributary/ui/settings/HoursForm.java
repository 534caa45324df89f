package dev.tributary.ui.settings;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.hours.BusinessHours;
import dev.tributary.engine.hours.OpeningHours;
import dev.tributary.engine.hours.OpeningHours.Timetable;
import dev.tributary.ui.common.HouseButton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The hours of the house, and of each group: its own or the house's; what they mean now, and changed where they stand. */
class HoursForm extends Div {
    private static final long serialVersionUID = 1;

    private final UUID actor;
    private final transient OpeningHours hours;
    private final transient List<Group> groups;
    private final transient HoursWords words;

    HoursForm(UUID actor, OpeningHours hours, List<Group> groups, Clock clock) {
        this.actor = actor;
        this.hours = hours;
        this.groups = groups;
        this.words = new HoursWords(this, clock);
        addClassNames("form", "hours");
        show();
    }

    private void show() {
        removeAll();
        Timetable now = hours.current();
        Paragraph lead = new Paragraph(getTranslation("settings.hours.lead"));
        lead.addClassName("form-lead");
        Div house = section(getTranslation("settings.hours.house"));
        house.setId("hours-house");
        house.add(row(null, getTranslation("settings.hours.house"), now));
        add(lead, house);
        if (groups.isEmpty()) return;
        Div section = section(getTranslation("settings.hours.groups"));
        section.setId("hours-groups");
        for (Group group : groups) section.add(row(group.id(), group.name(), now));
        add(section);
    }

    private static Div section(String name) {
        Div section = new Div(new H2(name));
        section.addClassName("form-section");
        return section;
    }

    private Div row(@Nullable UUID group, String name, Timetable now) {
        Div row = new Div();
        row.addClassName("kept");
        showRow(row, group, name, now);
        return row;
    }

    private void showRow(Div row, @Nullable UUID group, String name, Timetable now) {
        row.removeAll();
        BusinessHours these = now.of(group);
        Div first = new Div();
        first.addClassName("part-head");
        if (group != null) {
            Span called = new Span(name);
            called.addClassName("kept-name");
            first.add(called);
        }
        Span state = new Span(words.now(these));
        state.addClassNames("chip", words.open(these) ? "good" : "warn");
        first.add(state);
        boolean own = group == null || now.groups().containsKey(group);
        HouseButton change = HouseButton.of(
                getTranslation(own ? "settings.hours.change" : "settings.hours.own"), () -> edit(row, group, name));
        change.setAriaLabel(getTranslation(own ? "settings.hours.change.of" : "settings.hours.own.of", name));
        change.addClassNames("bare", "end");
        first.add(change);
        row.add(first);
        if (own) for (String line : words.week(these)) row.add(line(line));
        else row.add(line(getTranslation("settings.hours.asHouse")));
    }

    private static Paragraph line(String text) {
        Paragraph line = new Paragraph(text);
        line.addClassName("kept-text");
        return line;
    }

    private void edit(Div row, @Nullable UUID group, String name) {
        row.removeAll();
        Timetable now = hours.current();
        boolean own = group != null && now.groups().containsKey(group);
        HoursEditor editor = new HoursEditor(words, now.of(group), hours.names(actor, own ? group : null));
        editor.onSave(() -> {
            BusinessHours typed = editor.hours();
            if (typed == null) return;
            try {
                hours.change(actor, group, typed, editor.names());
                show();
            } catch (CommandRefused refused) {
                editor.refused(refused);
            }
        });
        editor.onClose(() -> showRow(row, group, name, hours.current()));
        if (group != null) {
            Span called = new Span(name);
            called.addClassName("kept-name");
            row.add(called);
            if (own) editor.onAsHouse(() -> asHouse(editor, group));
        }
        row.add(editor);
    }

    private void asHouse(HoursEditor editor, UUID group) {
        try {
            hours.keepHouseHours(actor, group);
            show();
        } catch (CommandRefused refused) {
            editor.refused(refused);
        }
    }
}
