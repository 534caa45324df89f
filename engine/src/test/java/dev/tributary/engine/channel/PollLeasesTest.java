package dev.tributary.engine.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class PollLeasesTest {
    private static final Duration LENGTH = Duration.ofMinutes(1);

    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final EngineKit kit;
    private final PollLeases leases;
    private final UUID account;

    PollLeasesTest(TestDatabase database) {
        kit = EngineKit.start(database, new FakeRuleCompiler());
        leases = kit.get(PollLeases.class);
        account = kit.get(ChannelAccounts.class)
                .addByOperator(
                        new AccountKey("email", "support@example.org"),
                        "Support",
                        new ChannelSettings(Map.of(), Map.of()))
                .id();
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void oneNodeHoldsItAndRenewsIt() {
        assertThat(leases.hold(account, one, LENGTH)).isTrue();
        assertThat(leases.hold(account, other, LENGTH)).isFalse();
        kit.clock().advance(Duration.ofSeconds(50));
        assertThat(leases.hold(account, one, LENGTH)).isTrue();
        kit.clock().advance(Duration.ofSeconds(50));
        assertThat(leases.hold(account, other, LENGTH)).isFalse();
    }

    @Test
    void anotherNodeTakesOverWhenItRanOutOrWasGivenBack() {
        assertThat(leases.hold(account, one, LENGTH)).isTrue();
        kit.clock().advance(Duration.ofSeconds(61));
        assertThat(leases.hold(account, other, LENGTH)).isTrue();
        assertThat(leases.hold(account, one, LENGTH)).isFalse();
        leases.release(account, one);
        assertThat(leases.hold(account, one, LENGTH)).isFalse();
        leases.release(account, other);
        assertThat(leases.hold(account, one, LENGTH)).isTrue();
    }
}
