package dev.tributary.engine.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.hours.BusinessHours.Stretch;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of any business hours, around the nights on which clocks are changed. */
class BusinessHoursProperties {
    private static final int ROUNDS = 400;

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Budapest", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"})
    void goingForthAndBackAndCountingAgree(String zone) {
        Random random = new Random(zone.hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            BusinessHours hours = hours(random, ZoneId.of(zone));
            Instant from = around(random);
            Duration wanted = Duration.ofMinutes(1 + random.nextInt(4000));

            Instant due = hours.plus(from, wanted);
            assertThat(hours.openBetween(from, due)).isEqualTo(wanted);
            assertThat(hours.openBetween(from, due.minusSeconds(1))).isLessThan(wanted);

            Instant since = hours.minus(from, wanted);
            assertThat(hours.openBetween(since, from)).isEqualTo(wanted);
            assertThat(hours.openBetween(since.plusSeconds(1), from)).isLessThan(wanted);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Budapest", "Australia/Lord_Howe"})
    void somethingIsDueExactlyWhenItsBeginningIsFarEnoughBack(String zone) {
        Random random = new Random(zone.length());
        for (int round = 0; round < ROUNDS; round++) {
            BusinessHours hours = hours(random, ZoneId.of(zone));
            Instant since = around(random);
            Instant now = since.plus(Duration.ofMinutes(random.nextInt(20_000)));
            Duration wanted = Duration.ofMinutes(1 + random.nextInt(4000));
            assertThat(!hours.plus(since, wanted).isAfter(now)).isEqualTo(!since.isAfter(hours.minus(now, wanted)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Budapest", "America/New_York"})
    void countingMinuteByMinuteComesToTheSame(String zone) {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            BusinessHours hours = hours(random, ZoneId.of(zone));
            Instant from = around(random);
            int minutes = random.nextInt(6000);
            long open = 0;
            for (int minute = 0; minute < minutes; minute++)
                if (hours.isOpen(from.plus(Duration.ofMinutes(minute)))) open++;
            assertThat(hours.openBetween(from, from.plus(Duration.ofMinutes(minutes))))
                    .isEqualTo(Duration.ofMinutes(open));
        }
    }

    /** Within four days of a change of clocks, on a whole minute. */
    private static Instant around(Random random) {
        List<Instant> changes = List.of(
                Instant.parse("2026-03-29T01:00:00Z"),
                Instant.parse("2026-10-25T01:00:00Z"),
                Instant.parse("2026-03-08T07:00:00Z"),
                Instant.parse("2026-04-04T15:00:00Z"));
        return changes.get(random.nextInt(changes.size())).plus(Duration.ofMinutes(random.nextInt(11_520) - 5760));
    }

    private static BusinessHours hours(Random random, ZoneId zone) {
        Map<DayOfWeek, List<Stretch>> week = new EnumMap<>(DayOfWeek.class);
        // one day at least, so that it opens at all
        for (DayOfWeek day : DayOfWeek.values())
            if (day == DayOfWeek.SUNDAY || random.nextInt(4) > 0) week.put(day, day(random));
        Set<LocalDate> holidays = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--)
            holidays.add(LocalDate.of(2026, 3, 25).plusDays(random.nextInt(9)));
        return new BusinessHours(zone, week, holidays);
    }

    private static List<Stretch> day(Random random) {
        List<Stretch> day = new ArrayList<>();
        int at = random.nextInt(200);
        while (at < 1400) {
            int end = Math.min(1440, at + 15 + random.nextInt(600));
            day.add(new Stretch(at, end));
            at = end + 1 + random.nextInt(400);
        }
        return day;
    }
}
