package dev.tributary.routes.webchat;

import dev.tributary.routes.stream.RateLimit;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much one visitor and one address may ask for. {@code tributary.chat.limits=off} lifts it, for benches. An IPv6
 * address counts as its /64 network, which is what one customer of a provider gets.
 */
@Component
final class ChatLimits {
    private final boolean off;
    private final RateLimit newVisitors;
    private final RateLimit messagesOfVisitor;
    private final RateLimit messagesOfAddress;
    private final RateLimit openings;
    private final RateLimit pages;
    private final RateLimit systems;
    private final RateLimit filesOfVisitor;
    private final RateLimit filesOfAddress;
    private final RateLimit ratingsOfVisitor;
    private final RateLimit ratingsOfAddress;

    ChatLimits(Clock clock, @Value("${tributary.chat.limits:on}") String limits) {
        off = limits.equals("off");
        newVisitors = new RateLimit(10, Duration.ofHours(1), clock);
        messagesOfVisitor = new RateLimit(20, Duration.ofMinutes(1), clock);
        messagesOfAddress = new RateLimit(60, Duration.ofMinutes(1), clock);
        openings = new RateLimit(120, Duration.ofMinutes(1), clock);
        pages = new RateLimit(60, Duration.ofMinutes(1), clock);
        systems = new RateLimit(600, Duration.ofMinutes(1), clock);
        filesOfVisitor = new RateLimit(20, Duration.ofHours(1), clock);
        filesOfAddress = new RateLimit(60, Duration.ofHours(1), clock);
        ratingsOfVisitor = new RateLimit(6, Duration.ofMinutes(10), clock);
        ratingsOfAddress = new RateLimit(60, Duration.ofMinutes(10), clock);
    }

    /** Somebody new wants a token. */
    void newVisitor(HttpServletRequest request) {
        check(newVisitors, network(request), "chat.limit.visitors");
    }

    /** A visitor wants to write. */
    void message(UUID visitor, HttpServletRequest request) {
        check(messagesOfVisitor, visitor.toString(), "chat.limit.messages");
        check(messagesOfAddress, network(request), "chat.limit.messages");
    }

    /** A visitor sends a file. */
    void file(UUID visitor, HttpServletRequest request) {
        check(filesOfVisitor, visitor.toString(), "chat.limit.files");
        check(filesOfAddress, network(request), "chat.limit.files");
    }

    /** A visitor says how she found it. */
    void rating(UUID visitor, HttpServletRequest request) {
        check(ratingsOfVisitor, visitor.toString(), "chat.limit.requests");
        check(ratingsOfAddress, network(request), "chat.limit.requests");
    }

    /** A visitor opens a stream, looks for messages or says something of herself. */
    void opening(UUID visitor) {
        check(openings, visitor.toString(), "chat.limit.requests");
    }

    /** A visitor's box tells of pages. */
    void pages(UUID visitor) {
        check(pages, visitor.toString(), "chat.limit.requests");
    }

    /** A system of the site's owner tells of a customer. */
    void systems(HttpServletRequest request) {
        check(systems, network(request), "chat.limit.requests");
    }

    private void check(RateLimit limit, String key, String text) {
        if (off) return;
        Duration wait = limit.take(key);
        if (wait.isPositive()) throw new ChatRefusal(429, text, wait);
    }

    /** What counts as one address. */
    static String network(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        try {
            // a literal: no name is looked up
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
