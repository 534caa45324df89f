package dev.tributary.rules.tree;

import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.vocabulary.Event;
import dev.tributary.rules.vocabulary.Schedule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a rule waits for.
 *
 * @param event the event
 * @param after how long, for the events that wait
 * @param schedule when, for a schedule
 * @param businessHours of a wait, whether only business hours count; of the others, whether they count only in them
 */
public record Trigger(
        Event event, @Nullable Duration after, @Nullable Schedule schedule, boolean businessHours) {
    /** Whether this is what happened. A wait is meant only when it was that long and counted that way. */
    public boolean matches(Snapshot snapshot) {
        if (!event.word().equals(snapshot.event())) {
            return false;
        }
        Snapshot.Happened happened = snapshot.happened();
        return switch (event.takes()) {
            case DURATION ->
                after != null && after.equals(happened.after()) && businessHours == happened.businessHours();
            case SCHEDULE -> schedule != null && schedule.cron().equals(happened.schedule()) && inHours(snapshot);
            case NOTHING -> inHours(snapshot);
        };
    }

    private boolean inHours(Snapshot snapshot) {
        return !businessHours || snapshot.team().hoursOpen();
    }
}
