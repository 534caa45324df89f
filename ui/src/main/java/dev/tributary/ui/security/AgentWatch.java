package dev.tributary.ui.security;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.LoggedEvent;
import dev.tributary.ui.common.SignedIn;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows whether somebody's visit still stands, cheaply enough to be asked at every request. What it knows of an agent is
 * thrown away when the event log says that the agent changed, and after a few seconds in any case.
 */
@Component
class AgentWatch {
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final People people;
    private final EventFeed feed;
    private final Clock clock;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();
    private EventFeed.@Nullable Subscription subscription;

    AgentWatch(People people, EventFeed feed, Clock clock) {
        this.people = people;
        this.feed = feed;
        this.clock = clock;
    }

    @PostConstruct
    void begin() {
        subscription = feed.subscribe(events -> events.forEach(this::happened));
    }

    @PreDestroy
    void end() {
        if (subscription != null) subscription.close();
    }

    private void happened(LoggedEvent event) {
        if (event.kind() != EventKind.AGENT_CHANGED) return;
        if (event.agentId() == null) known.clear();
        else known.remove(event.agentId());
        if (event.details() != null) known.clear();
    }

    /** Whether this visit may go on: the agent is active and no newer epoch ended it. */
    boolean stands(SignedIn visit) {
        Known now = known(visit.id());
        return now.active && now.epoch <= visit.epoch();
    }

    /** Whether the agent must choose a password before anything else. */
    boolean passwordDue(SignedIn visit) {
        return known(visit.id()).passwordDue;
    }

    /** Forgets what it knows of an agent; for changes made on this very request. */
    void forget(UUID agent) {
        known.remove(agent);
    }

    private Known known(UUID id) {
        Instant now = clock.instant();
        Known kept = known.get(id);
        if (kept != null && kept.until.isAfter(now)) return kept;
        Known fresh = people.agent(id)
                .map(agent -> of(agent, now.plus(KEPT)))
                .orElse(new Known(Long.MAX_VALUE, false, false, now.plus(KEPT)));
        known.put(id, fresh);
        return fresh;
    }

    private static Known of(Agent agent, Instant until) {
        return new Known(agent.sessionEpoch(), agent.active(), agent.passwordChangeDue(), until);
    }

    private record Known(long epoch, boolean active, boolean passwordDue, Instant until) {}
}
