package dev.tributary.engine.shift;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.access.Presence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether agents are online, away or offline, as leases: an open screen is heard of again and again, and who is not heard of
 * for a while is offline, whether the browser was closed, the machine sleeps or the node died. Agents speak for themselves
 * only. From any thread.
 */
@Component
public final class Shifts {
    /** How long somebody counts as there after a screen was heard of: browsers let hidden pages speak once a minute. */
    public static final Duration LEASE = Duration.ofSeconds(150);

    /** How long after the last screen of a node was closed: it may be a reload, or another browser may be open elsewhere. */
    public static final Duration GRACE = Duration.ofSeconds(75);

    /** What is newer than that is written at the next time. */
    private static final Duration EXACT = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(Shifts.class);

    private final ShiftStore store;
    private final People people;
    private final Permissions permissions;
    private final TransactionTemplate transactions;
    private final Clock clock;
    /** Until when screens that were open before this node was have time to come back. */
    private final Instant graceOfOpening;

    private volatile boolean looked;

    Shifts(ShiftStore store, People people, Permissions permissions, TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.people = people;
        this.permissions = permissions;
        this.transactions = transactions;
        this.clock = clock;
        this.graceOfOpening = clock.instant().plus(GRACE);
    }

    /**
     * A screen of an agent is open, and its keys and mouse were last touched so long ago. To be told about every half
     * minute.
     *
     * @throws dev.tributary.engine.access.CommandRefused when there is no such agent
     */
    public void hears(UUID agent, Duration idle) {
        Instant now = clock.instant();
        Instant touched = now.minus(idle.isNegative() ? Duration.ZERO : idle);
        change(agent, before -> {
            boolean came = !before.hereUntil().isAfter(now);
            return new Shift(
                    now.plus(LEASE),
                    // somebody who opens a screen is at it
                    came ? now : touched.isAfter(before.activeAt()) ? touched : before.activeAt(),
                    !came && before.chosenAway(),
                    before.awayAfter());
        });
    }

    /** No screen of the agent is open on this node any more. */
    public void leaves(UUID agent) {
        Instant until = clock.instant().plus(GRACE);
        if (people.agent(agent).filter(Agent::active).isEmpty()) return;
        change(
                agent,
                before -> before.hereUntil().isBefore(until)
                        ? before
                        : new Shift(until, before.activeAt(), before.chosenAway(), before.awayAfter()));
    }

    /** They say that they are away, until they say otherwise or leave; or that they are back. */
    public void chooseAway(UUID agent, boolean away) {
        Instant now = clock.instant();
        change(agent, before -> {
            Instant until = before.hereUntil().isAfter(now) ? before.hereUntil() : now.plus(LEASE);
            return new Shift(until, now, away, before.awayAfter());
        });
    }

    /** How long without a touch makes them away; zero for never. */
    public void changeAwayAfter(UUID agent, Duration awayAfter) {
        change(
                agent,
                before -> new Shift(
                        before.hereUntil(),
                        before.activeAt(),
                        before.chosenAway(),
                        awayAfter.isNegative() ? Duration.ZERO : awayAfter));
    }

    /** What is known of an agent's being there. */
    public Shift of(UUID agent) {
        permissions.active(agent);
        return store.of(agent).orElseGet(Shift::none);
    }

    /** Looks who has gone or gone quiet. Part of the sweep of the timers: one in the cluster. */
    public void settle() {
        Instant now = clock.instant();
        // while the house was shut no screen could be heard of
        if (!looked && now.isBefore(graceOfOpening))
            transactions.executeWithoutResult(status -> store.putOffAll(graceOfOpening));
        looked = true;
        Map<UUID, Shift> there = Objects.requireNonNull(transactions.execute(status -> store.there()));
        if (there.isEmpty()) return;
        for (Agent agent : people.agents()) {
            Shift shift = there.get(agent.id());
            if (shift == null || !agent.active() || agent.presence() == shift.presence(now)) continue;
            try {
                // read again: a screen may have been heard of meanwhile
                change(agent.id(), UnaryOperator.identity());
            } catch (RuntimeException e) {
                LOG.warn("it could not be written down whether an agent is there", e);
            }
        }
    }

    private void change(UUID agent, UnaryOperator<Shift> change) {
        transactions.executeWithoutResult(status -> {
            Presence known = permissions.active(agent).presence();
            Optional<Shift> kept = store.of(agent);
            Shift before = kept.orElseGet(Shift::none);
            Shift after = change.apply(before);
            if (kept.isEmpty() || worthWriting(before, after)) store.keep(agent, after);
            Presence presence = after.presence(clock.instant());
            if (presence != known) people.setPresence(agent, presence);
        });
    }

    /** A touch or a word of a screen a moment later than the last changes nothing. */
    private static boolean worthWriting(Shift before, Shift after) {
        return before.chosenAway() != after.chosenAway()
                || !before.awayAfter().equals(after.awayAfter())
                || apart(before.hereUntil(), after.hereUntil())
                || apart(before.activeAt(), after.activeAt());
    }

    private static boolean apart(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(EXACT) >= 0;
    }
}
