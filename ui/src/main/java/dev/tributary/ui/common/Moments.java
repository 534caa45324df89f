package dev.tributary.ui.common;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Moments in words: "3 min ago" while they are near, then the date. */
@org.springframework.stereotype.Component
public final class Moments {
    private final Clock clock;

    Moments(Clock clock) {
        this.clock = clock;
    }

    /** Now. */
    public Instant now() {
        return clock.instant();
    }

    /** How long ago, in the language of the page. */
    public String ago(Component page, Instant moment) {
        Duration since = Duration.between(moment, clock.instant());
        if (since.toMinutes() < 1) return page.getTranslation("moment.now");
        if (since.toMinutes() < 60) return page.getTranslation("moment.minutes", since.toMinutes());
        if (since.toHours() < 24) return page.getTranslation("moment.hours", since.toHours());
        return written(page, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT), moment);
    }

    /** The time of day when it was today, else the date too: for what stays on the screen for long. */
    public String at(Component page, Instant moment) {
        ZoneId here = ZoneId.systemDefault();
        boolean today = moment.atZone(here)
                .toLocalDate()
                .equals(clock.instant().atZone(here).toLocalDate());
        return written(
                page,
                today
                        ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT),
                moment);
    }

    private static String written(Component page, DateTimeFormatter form, Instant moment) {
        return form.withLocale(
                        page.getTranslation("moment.locale").equals("hu") ? HouseTexts.HUNGARIAN : HouseTexts.ENGLISH)
                .withZone(ZoneId.systemDefault())
                .format(moment);
    }
}
