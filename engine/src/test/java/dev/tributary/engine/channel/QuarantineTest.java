package dev.tributary.engine.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.People;
import dev.tributary.engine.channel.Quarantine.Cause;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.LogReader;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuarantineTest {
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatCouldNotBeReadLiesThereUntilItIsRead(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database)) {
            Quarantine quarantine = kit.get(Quarantine.class);
            UUID owner = kit.get(People.class)
                    .createOwner("owner@example.com", "Olga", "hash", "en")
                    .id();
            UUID account = kit.get(ChannelAccounts.class)
                    .addByOperator(
                            new AccountKey("email", "shop@example.com"),
                            "Shop",
                            new ChannelSettings(Map.of(), Map.of()))
                    .id();

            quarantine.put(account, "7", "INBOX, UID 7", Cause.MALFORMED, "No header at all.");
            kit.clock().advance(Duration.ofMinutes(1));
            quarantine.put(account, "8", "INBOX, UID 8", Cause.TOO_LARGE, "200 MB.");
            quarantine.put(account, "7", "Quarantine, UID 1", Cause.MALFORMED, "No header at all.");
            assertThat(quarantine.open()).isEqualTo(2);
            assertThat(quarantine.entries(owner, 10))
                    .extracting(Quarantine.Entry::externalId, Quarantine.Entry::attempts)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("7", 2), org.assertj.core.groups.Tuple.tuple("8", 1));

            UUID seven = quarantine.entries(owner, 10).stream()
                    .filter(entry -> entry.externalId().equals("7"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            assertThat(quarantine.replayAsked(account)).isEmpty();
            quarantine.askReplay(owner, seven);
            assertThat(quarantine.replayAsked(account))
                    .extracting(Quarantine.Entry::id)
                    .containsExactly(seven);
            assertThat(new LogReader(kit).details(EventKind.REPLAY_ASKED)).containsExactly(account.toString());

            quarantine.resolve(account, "7", null);
            quarantine.resolve(account, "7", null);
            assertThat(quarantine.open()).isEqualTo(1);
            assertThat(quarantine.replayAsked(account)).isEmpty();
            assertThat(quarantine.entries(owner, 10).getLast().resolvedAt())
                    .isEqualTo(kit.clock().instant());
            assertThat(new LogReader(kit).details(EventKind.QUARANTINE_CHANGED)).hasSize(4);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aCopyIsKeptUntilItIsStoredAfterAll(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database)) {
            Quarantine quarantine = kit.get(Quarantine.class);
            UUID owner = kit.get(People.class)
                    .createOwner("owner@example.com", "Olga", "hash", "en")
                    .id();
            UUID account = kit.get(ChannelAccounts.class)
                    .addByOperator(new AccountKey("messenger", "100"), "Page", new ChannelSettings(Map.of(), Map.of()))
                    .id();
            assertThat(quarantine.holds(account, "m_1")).isFalse();
            quarantine.keep(account, "m_1", "m_1", Cause.NOT_STORED, "No.", masked("{\"text\":\"hello\"}"));
            // what is tried again in vain keeps its copy
            quarantine.put(account, "m_1", "m_1", Cause.NOT_STORED, "No.");
            quarantine.keep(account, "m_2", "m_2", Cause.NOT_STORED, "No.", masked("x".repeat(200_001)));
            assertThat(quarantine.holds(account, "m_1")).isTrue();
            assertThat(quarantine.entries(owner, 10))
                    .extracting(Quarantine.Entry::original)
                    .containsExactlyInAnyOrder("{\"text\":\"hello\"}", null);
            assertThat(kit.get(PageMarks.class).known(account, List.of("m_1", "m_3")))
                    .containsExactly("m_1");

            quarantine.resolve(account, "m_1", null);
            assertThat(quarantine.holds(account, "m_1")).isFalse();
            assertThat(quarantine.entries(owner, 10))
                    .extracting(Quarantine.Entry::original)
                    .containsOnlyNulls();
            assertThat(kit.get(PageMarks.class).known(account, List.of("m_1"))).isEmpty();
        }
    }

    private static MaskedText masked(String text) {
        return new Masker().mask(Unmasked.of(text), MaskPlan.CARDS);
    }
}
