package dev.tributary.engine.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.hours.BusinessHours.Stretch;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BusinessHoursTest {
    private static final ZoneId BUDAPEST = ZoneId.of("Europe/Budapest");
    private static final List<Stretch> NINE_TO_FIVE = List.of(new Stretch(9 * 60, 17 * 60));
    private static final BusinessHours OFFICE = new BusinessHours(
            BUDAPEST,
            Map.of(
                    DayOfWeek.MONDAY, NINE_TO_FIVE,
                    DayOfWeek.TUESDAY, NINE_TO_FIVE,
                    DayOfWeek.WEDNESDAY, NINE_TO_FIVE,
                    DayOfWeek.THURSDAY, NINE_TO_FIVE,
                    DayOfWeek.FRIDAY, NINE_TO_FIVE),
            Set.of(LocalDate.of(2026, 12, 25)));

    @Test
    void aDayOpensAndClosesOnItsOwnClock() {
        assertThat(OFFICE.isOpen(Instant.parse("2026-11-25T07:59:59Z"))).isFalse();
        assertThat(OFFICE.isOpen(Instant.parse("2026-11-25T08:00:00Z"))).isTrue();
        assertThat(OFFICE.isOpen(Instant.parse("2026-11-25T15:59:59Z"))).isTrue();
        assertThat(OFFICE.isOpen(Instant.parse("2026-11-25T16:00:00Z"))).isFalse();
    }

    @Test
    void anHourFromFridayAfternoonEndsOnMonday() {
        assertThat(OFFICE.plus(Instant.parse("2026-11-27T15:40:00Z"), Duration.ofMinutes(60)))
                .isEqualTo("2026-11-30T08:40:00Z");
        assertThat(OFFICE.minus(Instant.parse("2026-11-30T08:40:00Z"), Duration.ofMinutes(60)))
                .isEqualTo("2026-11-27T15:40:00Z");
    }

    @Test
    void itIsKnownWhenItNextOpensOrCloses() {
        assertThat(OFFICE.nextChange(Instant.parse("2026-11-27T10:00:00Z")))
                .contains(Instant.parse("2026-11-27T16:00:00Z"));
        assertThat(OFFICE.nextChange(Instant.parse("2026-11-27T16:00:00Z")))
                .contains(Instant.parse("2026-11-30T08:00:00Z"));
        assertThat(OFFICE.nextChange(Instant.parse("2026-12-24T17:00:00Z")))
                .contains(Instant.parse("2026-12-28T08:00:00Z"));
        assertThat(BusinessHours.always(BUDAPEST).nextChange(Instant.EPOCH)).isEmpty();
        assertThat(new BusinessHours(BUDAPEST, Map.of(), Set.of()).nextChange(Instant.EPOCH))
                .isEmpty();
        BusinessHours night = new BusinessHours(
                BUDAPEST,
                Map.of(
                        DayOfWeek.FRIDAY, List.of(new Stretch(22 * 60, 24 * 60)),
                        DayOfWeek.SATURDAY, List.of(new Stretch(0, 6 * 60))),
                Set.of());
        assertThat(night.nextChange(Instant.parse("2026-11-27T22:30:00Z")))
                .contains(Instant.parse("2026-11-28T05:00:00Z"));
    }

    @Test
    void aHolidayIsSkipped() {
        Instant christmasEve = Instant.parse("2026-12-24T15:30:00Z");
        assertThat(OFFICE.plus(christmasEve, Duration.ofHours(1))).isEqualTo("2026-12-28T08:30:00Z");
        assertThat(OFFICE.openBetween(christmasEve, Instant.parse("2026-12-27T00:00:00Z")))
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void theHourThatIsSkippedInSpringIsNotOpen() {
        BusinessHours nights =
                new BusinessHours(BUDAPEST, Map.of(DayOfWeek.SUNDAY, List.of(new Stretch(60, 4 * 60))), Set.of());
        // 2026-03-29, 02:00 becomes 03:00
        assertThat(nights.openBetween(Instant.parse("2026-03-28T12:00:00Z"), Instant.parse("2026-03-29T12:00:00Z")))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void theHourThatComesTwiceInAutumnIsOpenTwice() {
        BusinessHours nights =
                new BusinessHours(BUDAPEST, Map.of(DayOfWeek.SUNDAY, List.of(new Stretch(60, 4 * 60))), Set.of());
        // 2026-10-25, 03:00 becomes 02:00
        assertThat(nights.openBetween(Instant.parse("2026-10-24T12:00:00Z"), Instant.parse("2026-10-25T12:00:00Z")))
                .isEqualTo(Duration.ofHours(4));
    }

    @Test
    void whoNeverOpensIsNeverDue() {
        BusinessHours closed = new BusinessHours(BUDAPEST, Map.of(), Set.of());
        assertThat(closed.plus(Instant.EPOCH, Duration.ofSeconds(1))).isEqualTo(Instant.MAX);
        assertThat(closed.minus(Instant.EPOCH, Duration.ofSeconds(1))).isEqualTo(Instant.MIN);
    }

    @Test
    void hoursAreReadAsTheyAreWritten() {
        assertThat(HoursFields.read(HoursFields.write(OFFICE))).isEqualTo(OFFICE);
        BusinessHours always = BusinessHours.always(BUDAPEST);
        assertThat(HoursFields.read(HoursFields.write(always))).isEqualTo(always);
    }
}
