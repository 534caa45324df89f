package dev.tributary.routes.stream;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.spi.ChannelGateway;
import dev.tributary.engine.spi.ChannelHost;
import java.time.Clock;
import java.util.List;

/** The running channels without the rest of the house, for the tests of channels. */
public final class StreamKit implements AutoCloseable {
    private final StreamGateway gateway;
    private final RunningChannels channels;

    private StreamKit(Doors doors, ChannelAccounts accounts, EventFeed feed, Intake intake, List<BuiltInChannel> all) {
        gateway = new StreamGateway(doors);
        channels = new RunningChannels(accounts, feed, intake, doors, new EventReader(Clock.systemUTC()), all);
    }

    /** Starts these channels on fakes. */
    public static StreamKit start(FakeAccounts accounts, Intake intake, BuiltInChannel... channels) {
        StreamKit kit = new StreamKit(new Doors(), accounts, accounts, intake, List.of(channels));
        kit.channels.start();
        return kit;
    }

    /** The way out. */
    public ChannelGateway gateway() {
        return gateway;
    }

    /** The running channels. */
    public ChannelHost host() {
        return channels;
    }

    @Override
    public void close() {
        channels.stop();
    }
}
