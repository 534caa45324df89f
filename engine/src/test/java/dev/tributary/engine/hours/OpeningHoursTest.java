package dev.tributary.engine.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.hours.BusinessHours.Stretch;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpeningHoursTest {
    private static final BusinessHours MONDAYS = new BusinessHours(
            ZoneId.of("Europe/Budapest"), Map.of(DayOfWeek.MONDAY, List.of(new Stretch(540, 1020))), Set.of());

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aGroupKeepsItsOwnHoursOrTheHouses(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database)) {
            Seeds seeds = Seeds.in(kit);
            UUID owner = seeds.owner().id();
            Group billing = seeds.group("billing");
            OpeningHours hours = kit.get(OpeningHours.class);
            assertThat(hours.current().of(billing.id()).isOpen(kit.clock().instant()))
                    .isTrue();

            hours.change(owner, null, MONDAYS);
            assertThat(hours.current().of(billing.id())).isEqualTo(MONDAYS);
            assertThat(hours.current().of(null)).isEqualTo(MONDAYS);

            BusinessHours nights = BusinessHours.always(ZoneId.of("Europe/London"));
            hours.change(owner, billing.id(), nights);
            assertThat(hours.current().of(billing.id())).isEqualTo(nights);
            assertThat(hours.current().of(null)).isEqualTo(MONDAYS);

            hours.keepHouseHours(owner, billing.id());
            assertThat(hours.current().of(billing.id())).isEqualTo(MONDAYS);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void holidaysKeepTheirNamesWithCardsHidden(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database)) {
            UUID owner = Seeds.in(kit).owner().id();
            OpeningHours hours = kit.get(OpeningHours.class);
            LocalDate christmas = LocalDate.of(2026, 12, 25);
            LocalDate other = LocalDate.of(2026, 12, 27);
            BusinessHours kept = new BusinessHours(MONDAYS.zone(), MONDAYS.week(), Set.of(christmas));
            hours.change(
                    owner,
                    null,
                    kept,
                    Map.of(christmas, Unmasked.of("Christmas 4111 1111 1111 1111"), other, Unmasked.of("none")));
            assertThat(hours.names(owner, null)).containsExactly(Map.entry(christmas, "Christmas •••• •••• •••• 1111"));
            assertThat(hours.current().of(null)).isEqualTo(kept);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void onlyFullAccessChangesThem(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database)) {
            Agent anna = Seeds.in(kit).agent("Anna", Role.AGENT);
            OpeningHours hours = kit.get(OpeningHours.class);
            assertThatThrownBy(() -> hours.change(anna.id(), null, MONDAYS))
                    .isInstanceOfSatisfying(
                            CommandRefused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(CommandRefused.Reason.NEEDS_FULL_ACCESS));
        }
    }
}
