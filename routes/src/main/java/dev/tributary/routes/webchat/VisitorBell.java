package dev.tributary.routes.webchat;

import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.LoggedEvent;
import dev.tributary.engine.visit.Attendance;
import dev.tributary.engine.visit.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Knows whose browsers listen on this node, and tells when a visitor's first one comes and the last one goes. Wakes the
 * browsers of a visitor when a message was committed in one of her conversations, on this node or another. Only wakes: what
 * is new each listener reads from the log itself. One look-up a batch of events, on a virtual thread, and none while nobody
 * listens. Stops before the web server does, so that open streams do not hold up its end.
 */
@Component
final class VisitorBell implements SmartLifecycle, Watch {
    private static final Logger LOG = LoggerFactory.getLogger(VisitorBell.class);
    private static final int MOST_OF_ONE_VISITOR = 6;
    private static final int RENEWAL_SECONDS = 20;
    private final Map<UUID, List<Listener>> listeners = new ConcurrentHashMap<>();
    private final VisitorThread threads;
    private final Attendance attendance;
    private final EventFeed.Subscription subscription;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("chat-heartbeat").factory());
    private final Duration heartbeat;
    private volatile boolean running;

    VisitorBell(
            VisitorThread threads,
            Attendance attendance,
            EventFeed feed,
            @Value("${tributary.chat.heartbeat-millis:15000}") long heartbeat) {
        this.threads = threads;
        this.attendance = attendance;
        this.heartbeat = Duration.ofMillis(heartbeat);
        this.subscription = feed.subscribe(this::heard);
    }

    /** Adds a listener; the oldest of a visitor with too many is closed. The caller rings it once after this returns. */
    void add(Listener listener) {
        List<Listener> now = listeners.compute(
                listener.visitor().id(),
                (visitor, before) -> before == null ? List.of(listener) : append(before, listener));
        if (now.size() == 1) attendance.comes(listener.visitor());
        if (now.size() > MOST_OF_ONE_VISITOR) now.getFirst().close();
    }

    /** Removes a listener that is done; harmless when it is not there. */
    void remove(Listener listener) {
        UUID visitor = listener.visitor().id();
        AtomicBoolean last = new AtomicBoolean();
        listeners.computeIfPresent(visitor, (id, before) -> {
            List<Listener> rest = without(before, listener);
            last.set(rest == null);
            return rest;
        });
        if (last.get() && running) attendance.goes(List.of(visitor));
    }

    @Override
    public Set<UUID> listening() {
        return Set.copyOf(listeners.keySet());
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
        // on a thread of its own: a slow database must not keep heartbeats back
        clockwork.scheduleWithFixedDelay(
                () -> Thread.ofVirtual().name("chat-attendance").start(attendance::renew),
                RENEWAL_SECONDS,
                RENEWAL_SECONDS,
                TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clockwork.shutdownNow();
        subscription.close();
        Set<UUID> everybody = listening();
        all().forEach(Listener::close);
        attendance.goes(everybody);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
