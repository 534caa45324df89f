package dev.tributary.routes.webchat;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many lines one address holds open on this node, streams and waiting questions together. An office has one address
 * for all, so there are many seats ({@code tributary.chat.lines-of-address}); {@code tributary.chat.limits=off} lifts it.
 * Thread-safe.
 */
@Component
final class StreamSeats {
    private static final Duration COME_BACK = Duration.ofSeconds(30);

    private final boolean off;
    private final int most;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    StreamSeats(
            @Value("${tributary.chat.lines-of-address:200}") int most,
            @Value("${tributary.chat.limits:on}") String limits) {
        this.most = most;
        this.off = limits.equals("off");
    }

    /**
     * Takes a seat for the address that asks.
     *
     * @throws ChatRefusal 429 when it has too many
     */
    Seat take(HttpServletRequest request) {
        String network = ChatLimits.network(request);
        int now = taken.merge(network, 1, Integer::sum);
        Seat seat = new Seat(network);
        if (off || now <= most) return seat;
        seat.leave();
        throw new ChatRefusal(429, "chat.limit.requests", COME_BACK);
    }

    /** How many are taken. */
    int size() {
        return taken.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** A line that is open. */
    final class Seat {
        private final String network;
        private final AtomicBoolean left = new AtomicBoolean();

        private Seat(String network) {
            this.network = network;
        }

        /** The line is closed; harmless when that was said before. */
        void leave() {
            if (left.getAndSet(true)) return;
            taken.computeIfPresent(network, (same, lines) -> lines == 1 ? null : lines - 1);
        }
    }
}
