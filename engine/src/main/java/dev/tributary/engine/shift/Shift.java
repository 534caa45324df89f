package dev.tributary.engine.shift;

import dev.tributary.engine.access.Presence;
import java.time.Duration;
import java.time.Instant;

/**
 * What is known of an agent's being there.
 *
 * @param hereUntil until when they count as there, unless a screen of theirs is heard of
 * @param activeAt when they last touched a key or a mouse in one of their screens
 * @param chosenAway whether they have said themselves that they are away
 * @param awayAfter how long without a touch makes them away; zero for never
 */
public record Shift(Instant hereUntil, Instant activeAt, boolean chosenAway, Duration awayAfter) {
    /** How long without a touch makes somebody away who has not said anything else. */
    public static final Duration USUAL = Duration.ofMinutes(10);

    /** What it makes of them at this moment. */
    Presence presence(Instant now) {
        if (!hereUntil.isAfter(now)) return Presence.OFFLINE;
        boolean idle = !awayAfter.isZero() && !activeAt.plus(awayAfter).isAfter(now);
        return chosenAway || idle ? Presence.AWAY : Presence.ONLINE;
    }

    /** Nobody heard of them yet. */
    static Shift none() {
        return new Shift(Instant.EPOCH, Instant.EPOCH, false, USUAL);
    }
}
