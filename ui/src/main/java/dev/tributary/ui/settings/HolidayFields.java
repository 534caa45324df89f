package dev.tributary.ui.settings;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.hours.OpeningHours;
import dev.tributary.ui.common.HouseButton;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The days on which it is closed, each with a name or without. */
class HolidayFields extends Div {
    private static final long serialVersionUID = 1;

    private final transient HoursWords words;
    private final TreeMap<LocalDate, String> kept = new TreeMap<>();
    private final Div list = new Div();
    private final Input date = new Input();
    private final Input name = new Input();
    private final Span problem = new Span();

    HolidayFields(Set<LocalDate> holidays, Map<LocalDate, String> names, HoursWords words) {
        this.words = words;
        addClassName("holidays");
        getElement().setAttribute("role", "group");
        for (LocalDate holiday : holidays) kept.put(holiday, names.getOrDefault(holiday, ""));
        date.setType("date");
        date.setId("holiday-date");
        date.addClassName("text");
        date.setAriaLabel(getTranslation("settings.hours.holiday.date"));
        name.setId("holiday-name");
        name.addClassName("text");
        name.getElement().setAttribute("maxlength", String.valueOf(OpeningHours.LONGEST_NAME));
        name.setPlaceholder(getTranslation("settings.hours.holiday.name"));
        name.setAriaLabel(getTranslation("settings.hours.holiday.name"));
        HouseButton add = HouseButton.of("plus", getTranslation("settings.shortcuts.add"), this::keep);
        add.setId("holiday-add");
        Div line = new Div(date, name, add);
        line.addClassName("span");
        problem.addClassName("field-error");
        problem.getElement().setAttribute("role", "alert");
        add(list, line, problem);
        show();
    }

    private void keep() {
        try {
            kept.put(LocalDate.parse(date.getValue()), name.getValue().strip());
            date.clear();
            name.clear();
            problem.setText("");
            show();
        } catch (DateTimeException none) {
            problem.setText(getTranslation("settings.hours.holiday.empty"));
        }
    }

    private void show() {
        list.removeAll();
        kept.forEach((day, called) -> {
            Span written = new Span(words.date(day) + (called.isEmpty() ? "" : " · " + called));
            HouseButton away =
                    HouseButton.icon("x", getTranslation("settings.hours.holiday.remove", words.date(day)), () -> {
                        kept.remove(day);
                        show();
                    });
            away.addClassName("bare");
            Div line = new Div(written, away);
            line.addClassName("holiday");
            list.add(line);
        });
    }

    /** The holidays with their names; the empty string for one without. A day that was typed and not added counts. */
    SortedMap<LocalDate, String> names() {
        if (!date.getValue().isEmpty()) keep();
        return new TreeMap<>(kept);
    }
}
