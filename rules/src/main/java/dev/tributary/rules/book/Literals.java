package dev.tributary.rules.book;

import dev.tributary.rules.syntax.Term;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers and durations as written. */
final class Literals {
    /** More than a century of days is no duration anybody means. */
    static final long LARGEST = 40_000_000;

    static final Map<String, Duration> UNITS = Map.ofEntries(
            Map.entry("second", Duration.ofSeconds(1)),
            Map.entry("seconds", Duration.ofSeconds(1)),
            Map.entry("minute", Duration.ofMinutes(1)),
            Map.entry("minutes", Duration.ofMinutes(1)),
            Map.entry("hour", Duration.ofHours(1)),
            Map.entry("hours", Duration.ofHours(1)),
            Map.entry("day", Duration.ofDays(1)),
            Map.entry("days", Duration.ofDays(1)),
            Map.entry("week", Duration.ofDays(7)),
            Map.entry("weeks", Duration.ofDays(7)));

    private Literals() {}

    /** A {@code Long} when it is written as a whole number, as fields are; else the decimal. */
    static Object number(Term.Number number) {
        BigDecimal value = number.value();
        return value.scale() == 0 && value.toBigInteger().bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    static boolean isZero(@Nullable Object value) {
        return value instanceof Long whole ? whole == 0 : value instanceof BigDecimal decimal && decimal.signum() == 0;
    }

    /** The duration, or null when the unit is unknown or the amount is not a whole number from 0 up. */
    static @Nullable Duration duration(Term.Number number, String unit) {
        Duration one = UNITS.get(unit);
        return one != null && number(number) instanceof Long amount && amount >= 0 && amount <= LARGEST
                ? one.multipliedBy(amount)
                : null;
    }

    /** The duration that a term writes out, or null when it writes none. */
    static @Nullable Duration duration(Term term) {
        return term instanceof Term.Property property && property.object() instanceof Term.Number number
                ? duration(number, property.word())
                : null;
    }
}
