package dev.tributary.routes.webchat;

import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.LoggedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Wakes the browsers of a visitor when a message was committed in one of her conversations, on this node or another. Only
 * wakes: what is new each listener reads from the log itself. One look-up a batch of events, on a virtual thread, and none
 * while nobody listens. Stops before the web server does, so that open streams do not hold up its end.
 */
@Component
final class VisitorBell implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(VisitorBell.class);
    private static final int MOST_OF_ONE_VISITOR = 6;
    private final Map<UUID, List<Listener>> listeners = new ConcurrentHashMap<>();
    private final VisitorThread threads;
    private final EventFeed.Subscription subscription;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("chat-heartbeat").factory());
    private final Duration heartbeat;
    private volatile boolean running;

    VisitorBell(
            VisitorThread threads, EventFeed feed, @Value("${tributary.chat.heartbeat-millis:15000}") long heartbeat) {
        this.threads = threads;
        this.heartbeat = Duration.ofMillis(heartbeat);
        this.subscription = feed.subscribe(this::heard);
    }

    /** Adds a listener; the oldest of a visitor with too many is closed. The caller rings it once after this returns. */
    void add(Listener listener) {
        List<Listener> now = listeners.compute(
                listener.visitor(), (visitor, before) -> before == null ? List.of(listener) : append(before, listener));
        if (now.size() > MOST_OF_ONE_VISITOR) now.getFirst().close();
    }

    /** Removes a listener that is done; harmless when it is not there. */
    void remove(Listener listener) {
        listeners.computeIfPresent(listener.visitor(), (visitor, before) -> without(before, listener));
    }

    /** How many browsers wait. */
    int size() {
        return listeners.values().stream().mapToInt(List::size).sum();
    }

    private void heard(List<LoggedEvent> events) {
        if (listeners.isEmpty()) return;
        Set<UUID> conversations = events.stream()
                .filter(event -> event.kind() == EventKind.MESSAGE_RECEIVED || event.kind() == EventKind.MESSAGE_SENT)
                .map(LoggedEvent::conversationId)
                .filter(id -> id != null)
                .collect(Collectors.toUnmodifiableSet());
        if (!conversations.isEmpty()) Thread.ofVirtual().name("chat-bell").start(() -> ring(conversations));
    }

    private void ring(Set<UUID> conversations) {
        try {
            for (UUID visitor : threads.visitorsOf(conversations))
                listeners.getOrDefault(visitor, List.of()).forEach(Listener::ring);
        } catch (RuntimeException e) {
            // not knowing whom, wake everybody: a look for nothing is cheaper than a message that is not shown
            LOG.warn("could not look up whom to wake, waking all: {}", e.toString());
            all().forEach(Listener::ring);
        }
    }

    private List<Listener> all() {
        return listeners.values().stream().flatMap(List::stream).toList();
    }

    private static List<Listener> append(List<Listener> before, Listener listener) {
        return Stream.concat(before.stream(), Stream.of(listener)).toList();
    }

    private static @Nullable List<Listener> without(List<Listener> before, Listener listener) {
        List<Listener> rest = before.stream().filter(it -> it != listener).toList();
        return rest.isEmpty() ? null : rest;
    }

    @Override
    public void start() {
        running = true;
        clockwork.scheduleWithFixedDelay(
                () -> all().forEach(Listener::beat), heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clockwork.shutdownNow();
        subscription.close();
        all().forEach(Listener::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
