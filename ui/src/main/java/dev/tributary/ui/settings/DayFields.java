package dev.tributary.ui.settings;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.hours.BusinessHours.Stretch;
import dev.tributary.ui.common.FormRow;
import dev.tributary.ui.common.HouseButton;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The stretches of one day of the week: none, one, or several; what is wrong with them is said below. */
class DayFields extends Div {
    private static final long serialVersionUID = 1;
    private static final int DAY = 24 * 60;
    private static final int NINE = 9 * 60;
    private static final int FIVE = 17 * 60;

    private final String day;
    private final Div spans = new Div();
    private final Span closed = new Span();
    private final FormRow row;

    DayFields(String day, List<Stretch> stretches) {
        this.day = day;
        spans.addClassName("spans");
        closed.setText(getTranslation("settings.hours.day.closed"));
        closed.addClassName("closed");
        HouseButton add = HouseButton.icon("plus", getTranslation("settings.hours.span.add", day), this::another);
        add.addClassName("bare");
        Div all = new Div(closed, spans, add);
        all.addClassName("day");
        all.getElement().setAttribute("role", "group");
        row = new FormRow(day, all, "", false);
        add(row);
        stretches.forEach(this::span);
        closed.setVisible(stretches.isEmpty());
    }

    /** The same as another day has typed. */
    void show(DayFields other) {
        spans.removeAll();
        other.rows().forEach(one -> put(one.from.getValue(), one.to.getValue()));
        row.setError("");
        closed.setVisible(rows().isEmpty());
    }

    private void another() {
        List<SpanFields> there = rows();
        int last = there.stream()
                .map(one -> minute(one.to.getValue(), true))
                .filter(minute -> minute != null && minute < DAY - 60)
                .reduce(-1, (a, b) -> Math.max(a, b));
        SpanFields added =
                last < 0 ? span(new Stretch(NINE, FIVE)) : span(new Stretch(last + 60, Math.min(DAY, last + 5 * 60)));
        added.from.focus();
    }

    private SpanFields span(Stretch stretch) {
        return put(clock(stretch.from()), clock(stretch.to()));
    }

    private SpanFields put(String from, String to) {
        SpanFields fields = new SpanFields(from, to);
        spans.add(fields);
        closed.setVisible(false);
        return fields;
    }

    private void takeOff(SpanFields fields) {
        spans.remove(fields);
        closed.setVisible(rows().isEmpty());
        row.setError("");
    }

    private List<SpanFields> rows() {
        return spans.getChildren().map(SpanFields.class::cast).toList();
    }

    /** Adds what is typed, in order, stretches that touch as one; false when something is wrong, which is then said. */
    boolean read(List<Stretch> into) {
        List<Stretch> typed = new ArrayList<>();
        String problem = "";
        for (SpanFields one : rows()) {
            Integer from = minute(one.from.getValue(), false);
            Integer to = minute(one.to.getValue(), true);
            if (from == null || to == null) problem = getTranslation("settings.hours.span.empty");
            else if (from >= to)
                problem = getTranslation("settings.hours.span.backwards", HoursWords.time(from), HoursWords.time(to));
            else typed.add(new Stretch(from, to));
        }
        typed.sort(Comparator.comparingInt(Stretch::from));
        for (Stretch next : typed) {
            Stretch last = into.isEmpty() ? null : into.getLast();
            if (last == null || next.from() > last.to()) into.add(next);
            else if (next.from() == last.to()) into.set(into.size() - 1, new Stretch(last.from(), next.to()));
            else
                problem = getTranslation(
                        "settings.hours.span.overlap", HoursWords.stretch(last), HoursWords.stretch(next));
        }
        row.setError(problem);
        return problem.isEmpty();
    }

    /** Minutes since midnight, null when there is no time; the end of the day is midnight too. */
    private static @Nullable Integer minute(String typed, boolean end) {
        try {
            LocalTime time = LocalTime.parse(typed);
            int minute = time.getHour() * 60 + time.getMinute();
            return end && minute == 0 ? DAY : minute;
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60 % 24, minute % 60);
    }

    private final class SpanFields extends Div {
        private static final long serialVersionUID = 1;

        private final Input from = time("settings.hours.span.from");
        private final Input to = time("settings.hours.span.to");

        SpanFields(String start, String end) {
            addClassName("span");
            from.setValue(start);
            to.setValue(end);
            HouseButton away =
                    HouseButton.icon("x", getTranslation("settings.hours.span.remove", day), () -> takeOff(this));
            away.addClassName("bare");
            add(from, new Span("–"), to, away);
        }

        private Input time(String key) {
            Input input = new Input();
            input.setType("time");
            input.addClassName("text");
            input.setAriaLabel(getTranslation(key, day));
            return input;
        }
    }
}
