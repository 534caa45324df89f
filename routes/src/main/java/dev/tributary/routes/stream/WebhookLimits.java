package dev.tributary.routes.stream;

import dev.tributary.engine.spi.Channels;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * How much may be posted to a channel that an integrator plugged in: by one address, so that a stranger who guesses at its secret
 * does not keep its route busy, and by all together, so that a sender gone mad does not keep the house busy. The house's own
 * channels are not among them: they look at a signature before anything else, and who calls them may not be kept waiting.
 */
@Component
final class WebhookLimits {
    /** Posts of one address a minute. */
    static final int OF_ADDRESS = 1_200;
    /** Posts to one channel a minute. */
    static final int OF_CHANNEL = 6_000;

    private static final Set<String> OWN = Set.of(Channels.CHAT, Channels.EMAIL, Channels.MESSENGER, Channels.COMMENTS);

    private final RateLimit ofAddress;
    private final RateLimit ofChannel;

    WebhookLimits(Clock clock) {
        ofAddress = new RateLimit(OF_ADDRESS, Duration.ofMinutes(1), clock);
        ofChannel = new RateLimit(OF_CHANNEL, Duration.ofMinutes(1), clock);
    }

    /** Counts a post; zero when it may go on, else how long its sender is to wait. */
    Duration take(String channel, String address) {
        if (OWN.contains(channel)) return Duration.ZERO;
        Duration wait = ofAddress.take(channel + " " + address);
        return wait.isZero() ? ofChannel.take(channel) : wait;
    }
}
