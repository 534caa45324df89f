package dev.tributary.routes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelHost.Running;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.SendOutcome;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts come, change, pause and go, and their routes with them. */
class RunningChannelsTest {
    private static final AccountKey KEY = new AccountKey("pigeon", "north");
    private static final UUID ADMIN = UUID.randomUUID();

    private final FakeAccounts accounts = new FakeAccounts();
    private final FakeChannel pigeon = new FakeChannel();
    private final Doors doors = new Doors();
    private final StreamGateway gateway = new StreamGateway(doors);
    private final RunningChannels channels = new RunningChannels(
            accounts, accounts, new FakeIntake(), doors, new EventReader(new SettableClock()), List.of(pigeon));

    @AfterEach
    void stop() {
        channels.stop();
    }

    @Test
    void anAccountThatStandsThereAtTheStartRuns() {
        ChannelAccount account = accounts.addByOperator(KEY, "North", loft("north"));
        channels.start();
        assertThat(channels.running(account.id())).isEqualTo(Running.STARTED);
        assertThat(send("coo")).isInstanceOf(SendOutcome.Sent.class);
        assertThat(pigeon.sent).containsExactly("north: coo");
    }

    @Test
    void anAccountThatIsAddedRunsAndOneThatIsPausedStops() {
        channels.start();
        ChannelAccount account = accounts.addByOperator(KEY, "North", loft("north"));
        await().until(() -> channels.running(account.id()) == Running.STARTED);
        accounts.setPaused(ADMIN, account.id(), true);
        await().until(() -> channels.running(account.id()) == Running.STOPPED);
        assertThat(send("coo")).isInstanceOf(SendOutcome.Temporary.class);
        assertThat(pigeon.stopped).containsExactly(account.id());
    }

    @Test
    void changedSettingsRunAtOnce() {
        channels.start();
        ChannelAccount account = accounts.addByOperator(KEY, "North", loft("north"));
        await().until(() -> channels.running(account.id()) == Running.STARTED);
        accounts.change(ADMIN, account.id(), "South", loft("south"));
        await().untilAsserted(() -> {
            assertThat(send("coo")).isInstanceOf(SendOutcome.Sent.class);
            assertThat(pigeon.sent).contains("south: coo");
        });
    }

    @Test
    void anAccountThatCannotBeStartedShowsAsFailedAndTouchesNoOther() {
        channels.start();
        ChannelSettings broken = new ChannelSettings(Map.of("broken", "yes"), Map.of());
        ChannelAccount bad = accounts.addByOperator(new AccountKey("pigeon", "bad"), "Bad", broken);
        accounts.addByOperator(KEY, "North", loft("north"));
        await().until(() -> channels.running(bad.id()) == Running.FAILED);
        await().until(() -> send("coo") instanceof SendOutcome.Sent);
        assertThat(accounts.errors()).contains("no such loft");
        accounts.change(ADMIN, bad.id(), "Good", loft("bad"));
        await().until(() -> channels.running(bad.id()) == Running.STARTED);
    }

    @Test
    void whoAnswersIsChangedOrItIsSaidWhyNotWhateverHappens() {
        channels.start();
        ChannelAccount account = accounts.addByOperator(KEY, "North", loft("north"));
        await().until(() -> channels.running(account.id()) == Running.STARTED);
        assertThat(channels.control(account.id(), "dove", true)).isEmpty();
        assertThat(channels.control(account.id(), "hawk", true)).contains("channel.control.failed");
        accounts.setPaused(ADMIN, account.id(), true);
        await().until(() -> channels.running(account.id()) == Running.STOPPED);
        assertThat(channels.control(account.id(), "dove", true)).contains("channel.control.stopped");
    }

    private SendOutcome send(String text) {
        return gateway.send(Messages.outgoing(KEY, "someone", text));
    }

    private static ChannelSettings loft(String name) {
        return new ChannelSettings(Map.of("loft", name), Map.of());
    }
}
