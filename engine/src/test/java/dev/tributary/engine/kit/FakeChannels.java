package dev.tributary.engine.kit;

import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.ChannelField;
import dev.tributary.engine.spi.ChannelHost;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.ChannelType;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.CheckReport;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A host of the three built-in kinds of channel, of which only the capabilities are real. */
public final class FakeChannels implements ChannelHost {
    @Override
    public List<ChannelType> types() {
        return List.of(
                new Kind(Channels.CHAT, new ChannelCapabilities(false, true, 5_000, null, true)),
                new Kind(Channels.EMAIL, new ChannelCapabilities(true, true, 1_000_000, null, false)),
                new Kind(Channels.MESSENGER, new ChannelCapabilities(false, true, 2_000, Duration.ofHours(24), true)));
    }

    @Override
    public Running running(UUID accountId) {
        return Running.STARTED;
    }

    @Override
    public void pollNow(UUID accountId) {}

    private record Kind(String channel, ChannelCapabilities capabilities) implements ChannelType {
        @Override
        public List<ChannelField> fields() {
            return List.of();
        }

        @Override
        public String accountOf(ChannelSettings settings) {
            return settings.value("account");
        }

        @Override
        public CheckReport check(ChannelSettings settings) {
            return new CheckReport(List.of());
        }
    }
}
