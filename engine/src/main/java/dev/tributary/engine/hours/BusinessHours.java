package dev.tributary.engine.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When somebody is open: some stretches of each weekday but for holidays, on the clocks of a time zone. Where those clocks
 * are put forward a stretch loses what was skipped; where they are put back it gains what came twice. Pure.
 *
 * @param zone the time zone
 * @param week the stretches of each weekday, in order, none touching another; a day without any is closed
 * @param holidays dates on which it is closed all day
 */
public record BusinessHours(ZoneId zone, Map<DayOfWeek, List<Stretch>> week, Set<LocalDate> holidays) {
    private static final int DAY = 24 * 60;
    private static final Duration INSTANT = Duration.ofNanos(1);
    /** Who is closed for ten years on end is closed for good. */
    private static final int LAST_DAY = 3660;

    public BusinessHours {
        Map<DayOfWeek, List<Stretch>> copy = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, stretches) -> {
            for (int i = 1; i < stretches.size(); i++)
                if (stretches.get(i).from() <= stretches.get(i - 1).to())
                    throw new IllegalArgumentException("stretches of " + day + " touch or are out of order");
            if (!stretches.isEmpty()) copy.put(day, List.copyOf(stretches));
        });
        week = Map.copyOf(copy);
        holidays = Set.copyOf(holidays);
    }

    /** Open day and night. */
    public static BusinessHours always(ZoneId zone) {
        Map<DayOfWeek, List<Stretch>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) week.put(day, List.of(new Stretch(0, DAY)));
        return new BusinessHours(zone, week, Set.of());
    }

    /** Whether it is open at this moment. */
    public boolean isOpen(Instant at) {
        return !openBetween(at, at.plusNanos(1)).isZero();
    }

    /** How long it is open from one moment to a later one; nothing when the second is not later. */
    public Duration openBetween(Instant from, Instant to) {
        if (!from.isBefore(to)) return Duration.ZERO;
        if (unbroken()) return Duration.between(from, to);
        Duration open = Duration.ZERO;
        LocalDate last = dateOf(to).plusDays(1);
        for (LocalDate day = dateOf(from).minusDays(1); !day.isAfter(last); day = day.plusDays(1))
            for (Opening opening : openings(day)) {
                Instant start = later(opening.start(), from);
                Instant end = earlier(opening.end(), to);
                if (start.isBefore(end)) open = open.plus(Duration.between(start, end));
            }
        return open;
    }

    /**
     * The first moment by which it has been open for so long since another; {@link Instant#MAX} when it never will have
     * been.
     */
    public Instant plus(Instant from, Duration open) {
        if (open.isZero() || open.isNegative()) return from;
        if (unbroken()) return from.plus(open);
        if (week.isEmpty()) return Instant.MAX;
        Duration rest = open;
        LocalDate first = dateOf(from).minusDays(1);
        for (int i = 0; i <= LAST_DAY; i++)
            for (Opening opening : openings(first.plusDays(i))) {
                Instant start = later(opening.start(), from);
                if (!start.isBefore(opening.end())) continue;
                Duration there = Duration.between(start, opening.end());
                if (rest.compareTo(there) <= 0) return start.plus(rest);
                rest = rest.minus(there);
            }
        return Instant.MAX;
    }

    /** The last moment since which it has been open for so long by another; {@link Instant#MIN} when there is none. */
    public Instant minus(Instant to, Duration open) {
        if (open.isZero() || open.isNegative()) return to;
        if (unbroken()) return to.minus(open);
        if (week.isEmpty()) return Instant.MIN;
        Duration rest = open;
        LocalDate first = dateOf(to).plusDays(1);
        for (int i = 0; i <= LAST_DAY; i++)
            for (Opening opening : openings(first.minusDays(i)).reversed()) {
                Instant end = earlier(opening.end(), to);
                if (!opening.start().isBefore(end)) continue;
                Duration there = Duration.between(opening.start(), end);
                if (rest.compareTo(there) <= 0) return end.minus(rest);
                rest = rest.minus(there);
            }
        return Instant.MIN;
    }

    /** When it next opens or closes after a moment; nothing when it never does. */
    public Optional<Instant> nextChange(Instant at) {
        if (unbroken()) return Optional.empty();
        if (!isOpen(at)) {
            Instant opened = plus(at, INSTANT);
            return opened.equals(Instant.MAX) ? Optional.empty() : Optional.of(opened.minus(INSTANT));
        }
        Instant until = at;
        LocalDate first = dateOf(at).minusDays(1);
        for (int i = 0; i <= LAST_DAY; i++)
            for (Opening opening : openings(first.plusDays(i))) {
                if (opening.start().isAfter(until)) return Optional.of(until);
                until = later(until, opening.end());
            }
        return Optional.empty();
    }

    private boolean unbroken() {
        return holidays.isEmpty()
                && week.size() == DayOfWeek.values().length
                && week.values().stream().allMatch(day -> day.getFirst().equals(new Stretch(0, DAY)));
    }

    private LocalDate dateOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    private List<Opening> openings(LocalDate date) {
        List<Stretch> stretches =
                holidays.contains(date) ? List.of() : week.getOrDefault(date.getDayOfWeek(), List.of());
        List<Opening> openings = new ArrayList<>(stretches.size());
        for (Stretch stretch : stretches)
            openings.add(new Opening(moment(date, stretch.from()), moment(date, stretch.to())));
        return openings;
    }

    /** A time that clocks show twice is the first, one that they skip is the moment of the leap. */
    private Instant moment(LocalDate date, int minute) {
        if (minute == DAY) return moment(date.plusDays(1), 0);
        var local = date.atTime(LocalTime.of(minute / 60, minute % 60));
        ZoneOffsetTransition leap = zone.getRules().getTransition(local);
        return leap != null && leap.isGap()
                ? leap.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * Part of a day, in minutes since midnight as clocks show them.
     *
     * @param from its first minute
     * @param to the minute after its last; 1440 is the end of the day
     */
    public record Stretch(int from, int to) {
        public Stretch {
            if (from < 0 || to > DAY || from >= to) throw new IllegalArgumentException(from + " to " + to);
        }
    }

    private record Opening(Instant start, Instant end) {}
}
