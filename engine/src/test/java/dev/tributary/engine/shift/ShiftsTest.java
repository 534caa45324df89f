package dev.tributary.engine.shift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Online, away by itself or by word, offline when no screen is heard of, whatever became of it. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ShiftsTest {
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private final TestDatabase.Address database;
    private final EngineKit kit;
    private final Shifts shifts;
    private final Seeds seeds;
    private final Agent anna;

    ShiftsTest(TestDatabase kind) {
        database = kind.fresh();
        kit = EngineKit.start(database);
        // looks only when the test says so
        kit.stopScheduler();
        shifts = kit.get(Shifts.class);
        seeds = Seeds.in(kit);
        anna = seeds.agent("Anna", Role.AGENT);
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private Presence presence() {
        return kit.get(People.class).agent(anna.id()).orElseThrow().presence();
    }

    private void pass(Duration time) {
        kit.clock().advance(time);
        shifts.settle();
    }

    /** The screen stays open, and nobody touches it for so long. */
    private void untouched(Duration time) {
        for (Duration quiet = HALF_A_MINUTE; quiet.compareTo(time) <= 0; quiet = quiet.plus(HALF_A_MINUTE)) {
            pass(HALF_A_MINUTE);
            shifts.hears(anna.id(), quiet);
        }
    }

    @Test
    void whoOpensAScreenIsOnlineAndWhoNeverDidIsOffline() {
        assertThat(presence()).isEqualTo(Presence.OFFLINE);
        shifts.hears(anna.id(), Duration.ZERO);
        assertThat(presence()).isEqualTo(Presence.ONLINE);
    }

    @Test
    void whoTouchesNothingForTenMinutesIsAwayAndATouchBringsThemBack() {
        shifts.hears(anna.id(), Duration.ZERO);
        untouched(Duration.ofMinutes(9));
        assertThat(presence()).isEqualTo(Presence.ONLINE);
        pass(Duration.ofMinutes(1).plusSeconds(1));
        assertThat(presence()).isEqualTo(Presence.AWAY);
        shifts.hears(anna.id(), Duration.ZERO);
        assertThat(presence()).isEqualTo(Presence.ONLINE);
    }

    @Test
    void aTouchInOneOfSeveralScreensCountsForAll() {
        shifts.hears(anna.id(), Duration.ZERO);
        for (int i = 0; i < 30; i++) {
            pass(HALF_A_MINUTE);
            shifts.hears(anna.id(), HALF_A_MINUTE.multipliedBy(i + 1));
            shifts.hears(anna.id(), Duration.ofSeconds(3));
        }
        assertThat(presence()).isEqualTo(Presence.ONLINE);
    }

    @Test
    void howLongIsTheAgentsOwnChoice() {
        shifts.hears(anna.id(), Duration.ZERO);
        shifts.changeAwayAfter(anna.id(), Duration.ZERO);
        untouched(Duration.ofMinutes(40));
        assertThat(presence()).isEqualTo(Presence.ONLINE);
        shifts.changeAwayAfter(anna.id(), Duration.ofMinutes(30));
        assertThat(presence()).isEqualTo(Presence.AWAY);
    }

    @Test
    void whoSaysTheyAreAwayStaysItUntilTheySayOtherwise() {
        shifts.hears(anna.id(), Duration.ZERO);
        shifts.chooseAway(anna.id(), true);
        pass(HALF_A_MINUTE);
        shifts.hears(anna.id(), Duration.ZERO);
        assertThat(presence()).isEqualTo(Presence.AWAY);
        shifts.chooseAway(anna.id(), false);
        assertThat(presence()).isEqualTo(Presence.ONLINE);
    }

    @Test
    void whoLeftComesBackOnline() {
        shifts.hears(anna.id(), Duration.ZERO);
        shifts.chooseAway(anna.id(), true);
        shifts.leaves(anna.id());
        pass(Shifts.GRACE);
        assertThat(presence()).isEqualTo(Presence.OFFLINE);
        shifts.hears(anna.id(), Duration.ZERO);
        assertThat(presence()).isEqualTo(Presence.ONLINE);
    }

    @Test
    void aClosedScreenIsOfflineAfterAMomentAndAReloadIsNot() {
        shifts.hears(anna.id(), Duration.ZERO);
        shifts.leaves(anna.id());
        pass(Shifts.GRACE.minusSeconds(1));
        assertThat(presence()).isEqualTo(Presence.ONLINE);
        shifts.hears(anna.id(), Duration.ZERO);
        pass(Shifts.GRACE);
        assertThat(presence()).isEqualTo(Presence.ONLINE);
    }

    @Test
    void aScreenThatFallsSilentLeavesNobodyOnline() {
        shifts.hears(anna.id(), Duration.ZERO);
        pass(Shifts.LEASE.minusSeconds(1));
        assertThat(presence()).isEqualTo(Presence.ONLINE);
        pass(Duration.ofSeconds(1));
        assertThat(presence()).isEqualTo(Presence.OFFLINE);
    }

    @Test
    void theAgentsOfANodeThatDiedGoOfflineOnTheOthers() {
        shifts.hears(anna.id(), Duration.ZERO);
        // the first node says nothing any more, as one that was killed
        try (EngineKit other = EngineKit.start(database)) {
            other.stopScheduler();
            other.clock().set(kit.clock().instant());
            other.get(Shifts.class).settle();
            assertThat(presence()).isEqualTo(Presence.ONLINE);
            other.clock().advance(Shifts.LEASE);
            other.get(Shifts.class).settle();
            assertThat(presence()).isEqualTo(Presence.OFFLINE);
        }
    }

    @Test
    void aHouseThatWasShutGivesItsAgentsTimeToComeBack() {
        shifts.hears(anna.id(), Duration.ZERO);
        Instant opened = kit.clock().instant();
        try (EngineKit again = EngineKit.start(database)) {
            again.stopScheduler();
            assertThat(again.clock().instant()).isEqualTo(opened);
            again.clock().advance(Shifts.GRACE.minusSeconds(1));
            again.get(Shifts.class).settle();
            assertThat(presence()).isEqualTo(Presence.ONLINE);
        }
    }

    @Test
    void whoIsSwitchedOffIsNotHeard() {
        shifts.hears(anna.id(), Duration.ZERO);
        kit.get(People.class).setActive(seeds.owner().id(), anna.id(), false);
        shifts.leaves(anna.id());
        pass(HALF_A_MINUTE);
        assertThat(presence()).isEqualTo(Presence.OFFLINE);
    }
}
