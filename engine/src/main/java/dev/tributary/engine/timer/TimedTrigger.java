package dev.tributary.engine.timer;

import dev.tributary.engine.decision.CompiledRules.Trigger;
import dev.tributary.engine.decision.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A moment that some live rule waits for. Rules that wait for the same share it. */
sealed interface TimedTrigger {
    /** What it is called in the tables: equal for equal moments, whichever rules wait for them. */
    String key();

    /** The event's word. */
    String event();

    /** How rules are told of it. */
    Snapshot.Happened happened();

    /**
     * So long after a conversation came into a state.
     *
     * @param state which state
     * @param after how long
     * @param businessHours whether only business hours count
     */
    record Wait(State state, Duration after, boolean businessHours) implements TimedTrigger {
        @Override
        public String event() {
            return state.event;
        }

        @Override
        public String key() {
            return state.event + "/" + after + (businessHours ? "/businessHours" : "");
        }

        @Override
        public Snapshot.Happened happened() {
            return new Snapshot.Happened("house", null, null, null, null, null, after, businessHours, null, 0);
        }
    }

    /** A moment of the calendar, as a cron expression of six fields. */
    record Calendar(String cron) implements TimedTrigger {
        @Override
        public String event() {
            return "schedule";
        }

        @Override
        public String key() {
            return "schedule/" + cron;
        }

        @Override
        public Snapshot.Happened happened() {
            return new Snapshot.Happened("house", null, null, null, null, null, null, false, cron, 0);
        }
    }

    /** What a conversation can be in for a while. */
    enum State {
        /** The customer waits for a person's answer. */
        UNANSWERED("unanswered"),
        /** Nobody did anything in it. */
        IDLE("idle");

        final String event;

        State(String event) {
            this.event = event;
        }
    }

    /** The different moments among what rules wait for. */
    static List<TimedTrigger> of(List<Trigger> triggers) {
        return triggers.stream()
                .map(TimedTrigger::of)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static @Nullable TimedTrigger of(Trigger trigger) {
        if (trigger.event().equals("schedule"))
            return trigger.schedule() == null ? null : new Calendar(trigger.schedule());
        Duration after = trigger.after();
        if (after == null) return null;
        for (State state : State.values())
            if (state.event.equals(trigger.event())) return new Wait(state, after, trigger.businessHours());
        return null;
    }
}
