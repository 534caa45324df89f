package dev.tributary.engine.errand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.kit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-29T10:00:00Z"));
    private final Turns turns = new Turns(clock, List.of(Duration.ofSeconds(5), Duration.ofMinutes(2)));

    @Test
    void twoMayWaitForTheSameOneAndTheThirdComesAgainSoon() {
        Optional<String> third = turns.take(
                "crm",
                () -> turns.take("crm", () -> turns.take("crm", () -> "there").orElse("found no place"))
                        .orElse("the second"));
        assertThat(third).contains("found no place");
        assertThat(turns.soon()).isEqualTo(clock.instant().plusSeconds(1));
    }

    @Test
    void whoGoesToSomebodyElseIsNotHeldUp() {
        assertThat(turns.take("crm", () -> turns.take("crm", () -> turns.take("shop", () -> "there"))))
                .contains(Optional.of(Optional.of("there")));
    }

    @Test
    void aPlaceIsFreeAgainHoweverTheVisitEnded() {
        for (int i = 0; i < 3; i++)
            assertThatThrownBy(() -> turns.take("crm", () -> {
                        throw new IllegalStateException("closed");
                    }))
                    .hasMessage("closed");
        assertThat(turns.take("crm", () -> "there")).contains("there");
    }

    @Test
    void pausesGrowUntilItIsGivenUp() {
        assertThat(turns.again(1)).contains(clock.instant().plusSeconds(5));
        assertThat(turns.again(2)).contains(clock.instant().plus(Duration.ofMinutes(2)));
        assertThat(turns.again(3)).isEmpty();
    }
}
