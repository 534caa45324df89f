package dev.tributary.ui.settings;

import com.vaadin.flow.component.Component;
import dev.tributary.engine.hours.BusinessHours;
import dev.tributary.engine.hours.BusinessHours.Stretch;
import dev.tributary.ui.common.HouseTexts;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Business hours in words, in the language of a page and on the clocks of the hours. */
final class HoursWords {
    private final Component page;
    private final Clock clock;

    HoursWords(Component page, Clock clock) {
        this.page = page;
        this.clock = clock;
    }

    boolean open(BusinessHours hours) {
        return hours.isOpen(clock.instant());
    }

    /** What they mean now: open until when, or closed and when it opens. */
    String now(BusinessHours hours) {
        Instant now = clock.instant();
        boolean open = hours.isOpen(now);
        Optional<Instant> next = hours.nextChange(now);
        if (next.isEmpty()) return page.getTranslation(open ? "settings.hours.always" : "settings.hours.never");
        return page.getTranslation(
                open ? "settings.hours.open" : "settings.hours.closed",
                moment(now.atZone(hours.zone()), next.get().atZone(hours.zone())));
    }

    private String moment(ZonedDateTime now, ZonedDateTime then) {
        String time = time(then.getHour() * 60 + then.getMinute());
        long days = ChronoUnit.DAYS.between(now.toLocalDate(), then.toLocalDate());
        if (days == 0) return time;
        if (days < 7) return dayName(then.getDayOfWeek()) + " " + time;
        return date(then.toLocalDate()) + " " + time;
    }

    /** The week, days alike together, the zone, and how many holidays. */
    List<String> week(BusinessHours hours) {
        List<String> lines = new ArrayList<>();
        DayOfWeek[] days = DayOfWeek.values();
        for (int from = 0; from < days.length; ) {
            int to = from;
            while (to + 1 < days.length && stretches(hours, days[to + 1]).equals(stretches(hours, days[from]))) to++;
            String name = from == to ? dayName(days[from]) : dayName(days[from]) + " – " + dayName(days[to]);
            lines.add(name + ": " + stretches(hours, days[from]));
            from = to + 1;
        }
        String zone = hours.zone().getId().replace('_', ' ');
        int holidays = hours.holidays().size();
        lines.add(holidays == 0 ? zone : zone + " · " + page.getTranslation("settings.hours.holidays.count", holidays));
        return lines;
    }

    private String stretches(BusinessHours hours, DayOfWeek day) {
        List<Stretch> stretches = hours.week().getOrDefault(day, List.of());
        if (stretches.isEmpty()) return page.getTranslation("settings.hours.day.closed");
        return stretches.stream().map(HoursWords::stretch).collect(Collectors.joining(", "));
    }

    static String stretch(Stretch stretch) {
        return time(stretch.from()) + "–" + time(stretch.to());
    }

    static String time(int minute) {
        return String.format(Locale.ROOT, "%d:%02d", minute / 60, minute % 60);
    }

    String dayName(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, locale());
    }

    String date(LocalDate date) {
        boolean hungarian = locale().getLanguage().equals("hu");
        return DateTimeFormatter.ofPattern(hungarian ? "uuuu. MMMM d." : "d MMMM uuuu", locale())
                .format(date);
    }

    private Locale locale() {
        return page.getTranslation("moment.locale").equals("hu") ? HouseTexts.HUNGARIAN : HouseTexts.ENGLISH;
    }
}
