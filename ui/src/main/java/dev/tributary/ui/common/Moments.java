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

    /** How long ago, in the language of the page. */
    public String ago(Component page, Instant moment) {
        Duration since = Duration.between(moment, clock.instant());
        if (since.toMinutes() < 1) return page.getTranslation("moment.now");
        if (since.toMinutes() < 60) return page.getTranslation("moment.minutes", since.toMinutes());
        if (since.toHours() < 24) return page.getTranslation("moment.hours", since.toHours());
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(
                        page.getTranslation("moment.locale").equals("hu") ? HouseTexts.HUNGARIAN : HouseTexts.ENGLISH)
                .withZone(ZoneId.systemDefault())
                .format(moment);
    }
}
