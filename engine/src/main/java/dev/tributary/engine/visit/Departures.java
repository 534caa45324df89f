package dev.tributary.engine.visit;

import dev.tributary.engine.visit.AttendanceStore.Gone;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Looks for visitors who have left. Part of the sweep of the timers: one in the cluster. */
@Component
public final class Departures {
    private static final int PAGE = 200;

    private final AttendanceStore store;
    private final Attendance attendance;
    private final VisitEvents events;
    private final Clock clock;
    /** Until when browsers that listened before this node was opened have time to come back. */
    private final Instant graceOfOpening;

    private volatile boolean looked;

    Departures(AttendanceStore store, Attendance attendance, VisitEvents events, Clock clock) {
        this.store = store;
        this.attendance = attendance;
        this.events = events;
        this.clock = clock;
        this.graceOfOpening = clock.instant().plus(Attendance.GRACE);
    }

    /** Tells rules of everybody who has left by now, or stops in between when it is told to. */
    public void settle(BooleanSupplier stopping) {
        // while the house was shut nobody could be heard of
        if (!looked && clock.instant().isBefore(graceOfOpening)) store.putOffAll(graceOfOpening);
        looked = true;
        // after this node stood still, those who listen to it come first
        attendance.renew();
        while (!stopping.getAsBoolean()) {
            List<Gone> page = store.gone(clock.instant(), PAGE);
            int left = 0;
            for (Gone gone : page) if (!stopping.getAsBoolean() && events.leave(gone)) left++;
            if (page.size() < PAGE || left == 0) return;
        }
    }
}
