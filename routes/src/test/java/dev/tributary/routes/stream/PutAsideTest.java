package dev.tributary.routes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.MessageDeletion;
import dev.tributary.routes.mail.FakeQuarantine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PutAsideTest {
    private static final AccountKey PAGE = new AccountKey("messenger", "100");

    private final FakeAccounts accounts = new FakeAccounts();
    private final FakeQuarantine quarantine = new FakeQuarantine();
    private final PutAside putAside = new PutAside(accounts, quarantine, () -> MaskPlan.CARDS);

    @BeforeEach
    void add() {
        accounts.add(UUID.randomUUID(), PAGE, "Page", new ChannelSettings(Map.of(), Map.of()));
    }

    private static Told told(String name) {
        return Told.of(new MessageDeletion(PAGE, name, Instant.EPOCH), name, null);
    }

    private static void refuse(List<ChannelEvent> unused) {
        throw new IllegalStateException("no");
    }

    @Test
    void whileTheDatabaseIsAwayNothingCounts() {
        quarantine.down(true);
        for (int i = 0; i < 2 * Refusals.TRIES; i++)
            assertThatThrownBy(() -> putAside.hand(List.of(told("a")), PutAsideTest::refuse))
                    .hasMessage("no");
        quarantine.down(false);
        for (int i = 1; i < Refusals.TRIES; i++)
            assertThat(putAside.hand(List.of(told("a")), PutAsideTest::refuse)).isPresent();
        assertThat(quarantine.open()).isZero();
        assertThat(putAside.hand(List.of(told("a")), PutAsideTest::refuse)).isEmpty();
        assertThat(quarantine.open()).isOne();
    }

    @Test
    void whatCouldNotBeMadeOutDoesNotKeepTheOthersFromBeingTaken() {
        Told broken = new Told(PAGE, null, "broken", null);
        for (int i = 1; i < Refusals.TRIES; i++)
            assertThat(putAside.hand(List.of(broken, told("a")), events -> {})).isPresent();
        assertThat(putAside.hand(List.of(broken, told("a")), events -> {})).isEmpty();
        assertThat(quarantine.entries(UUID.randomUUID(), 1))
                .extracting(entry -> entry.cause().name())
                .containsExactly("MALFORMED");
    }
}
