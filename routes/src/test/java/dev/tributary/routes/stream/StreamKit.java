package dev.tributary.routes.stream;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.masking.LivePlan;
import dev.tributary.engine.spi.ChannelGateway;
import dev.tributary.engine.spi.ChannelHost;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The running channels without the rest of the house, for the tests of channels. */
public final class StreamKit implements AutoCloseable {
    private final Doors doors = new Doors();
    private final StreamGateway gateway = new StreamGateway(doors);
    private @Nullable RunningChannels channels;

    /** Nothing runs yet; the way out can be given to an engine. */
    public StreamKit() {}

    /** Starts these channels on fakes. */
    public static StreamKit start(FakeAccounts accounts, Intake intake, BuiltInChannel... channels) {
        StreamKit kit = new StreamKit();
        kit.run(accounts, accounts, intake, channels);
        return kit;
    }

    /** Starts these channels. */
    public void run(ChannelAccounts accounts, EventFeed feed, Intake intake, BuiltInChannel... all) {
        RunningChannels fresh =
                new RunningChannels(accounts, feed, intake, doors, new EventReader(Clock.systemUTC()), List.of(all));
        fresh.start();
        channels = fresh;
    }

    /** The doors that channels of files hang in. */
    public FileDoors files(Intake intake, Quarantine quarantine) {
        return new FileDoors(intake, doors, new EventReader(Clock.systemUTC()), quarantine);
    }

    /** Where what cannot be stored goes. */
    public static PutAside putAside(ChannelAccounts accounts, Quarantine quarantine, LivePlan plan) {
        return new PutAside(accounts, quarantine, plan);
    }

    /** The way out. */
    public ChannelGateway gateway() {
        return gateway;
    }

    /** The web door of the channels. */
    public MockMvc web() {
        return MockMvcBuilders.standaloneSetup(
                        new WebhookController(new WebhookDoor(doors), new WebhookLimits(Clock.systemUTC())))
                .build();
    }

    /** The running channels. */
    public ChannelHost host() {
        return Objects.requireNonNull(channels);
    }

    @Override
    public void close() {
        if (channels != null) channels.stop();
    }
}
