package dev.tributary.rules.run;

import java.time.Duration;
import java.time.Instant;

/** Teaches Groovy, in tests, the few words about time that are the rule language's own. */
public final class GroovyTimes {
    private GroovyTimes() {}

    public static Duration getSecond(Integer self) {
        return Duration.ofSeconds(self);
    }

    public static Duration getSeconds(Integer self) {
        return Duration.ofSeconds(self);
    }

    public static Duration getMinute(Integer self) {
        return Duration.ofMinutes(self);
    }

    public static Duration getMinutes(Integer self) {
        return Duration.ofMinutes(self);
    }

    public static Duration getHour(Integer self) {
        return Duration.ofHours(self);
    }

    public static Duration getHours(Integer self) {
        return Duration.ofHours(self);
    }

    public static Duration getDay(Integer self) {
        return Duration.ofDays(self);
    }

    public static Duration getDays(Integer self) {
        return Duration.ofDays(self);
    }

    public static Duration getWeeks(Integer self) {
        return Duration.ofDays(7L * self);
    }

    public static Duration negative(Duration self) {
        return self.negated();
    }

    public static Duration minus(Instant self, Instant earlier) {
        return Duration.between(earlier, self);
    }
}
