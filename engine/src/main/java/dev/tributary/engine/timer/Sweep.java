package dev.tributary.engine.timer;

import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.hours.BusinessHours;
import dev.tributary.engine.hours.OpeningHours;
import dev.tributary.engine.notice.Notices;
import dev.tributary.engine.shift.Shifts;
import dev.tributary.engine.timer.TimerStore.Due;
import dev.tributary.engine.timer.TimerStore.Live;
import dev.tributary.engine.timer.TimerStore.Window;
import dev.tributary.engine.visit.Departures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks through the house for what has come due: nothing is scheduled for a conversation, its state says when rules are to
 * be asked. So a timer ends with the state it waits for, or with the rule, without anybody cancelling it.
 */
@Component
final class Sweep {
    private static final int PAGE = 200;
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final TimerStore store;
    private final Firing firing;
    private final RuleBooks books;
    private final OpeningHours hours;
    private final Shifts shifts;
    private final Departures departures;
    private final Notices notices;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Sweep(
            TimerStore store,
            Firing firing,
            RuleBooks books,
            OpeningHours hours,
            Shifts shifts,
            Departures departures,
            Notices notices,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.firing = firing;
        this.books = books;
        this.hours = hours;
        this.shifts = shifts;
        this.departures = departures;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Does everything that is due by now, or stops in between when it is told to. */
    void run(BooleanSupplier stopping) {
        long activation = books.activeNumber();
        CompiledRules rules = books.compiled(activation);
        List<TimedTrigger> triggers = TimedTrigger.of(rules.triggers());
        Map<String, Live> live = keepLive(triggers, activation);
        endSnoozes(stopping);
        for (TimedTrigger trigger : triggers) {
            Live since = live.get(trigger.key());
            if (since == null || stopping.getAsBoolean()) continue;
            switch (trigger) {
                case TimedTrigger.Wait wait -> sweep(wait, since, activation, stopping);
                case TimedTrigger.Calendar calendar -> sweep(calendar, since, activation, stopping);
            }
        }
        // who is there is asked by what comes after
        shifts.settle();
        departures.settle(stopping);
        if (!stopping.getAsBoolean()) notices.settleDue();
    }

    /** What rules newly wait for is live since their activation; what none waits for is forgotten. */
    private Map<String, Live> keepLive(List<TimedTrigger> triggers, long activation) {
        Map<String, Live> known = store.live();
        Set<String> wanted =
                new HashSet<>(triggers.stream().map(TimedTrigger::key).toList());
        if (known.keySet().equals(wanted)) return known;
        Map<String, Live> live = new HashMap<>(known);
        transactions.executeWithoutResult(status -> {
            Instant since = store.activatedAt(activation);
            for (String key : wanted)
                if (!known.containsKey(key)) {
                    store.begin(key, since);
                    live.put(key, new Live(since, since));
                }
            for (String key : known.keySet())
                if (!wanted.contains(key)) {
                    store.end(key);
                    live.remove(key);
                }
            // not at once: a node that is a little behind may have thought it gone
            store.forget(wanted, clock.instant().minus(REMEMBERED));
        });
        return live;
    }

    private void endSnoozes(BooleanSupplier stopping) {
        while (!stopping.getAsBoolean()) {
            List<UUID> page = store.asideUntil(clock.instant(), PAGE);
            int ended = 0;
            for (UUID conversation : page) if (firing.endSnooze(conversation)) ended++;
            if (page.size() < PAGE || ended == 0) return;
        }
    }

    private void sweep(TimedTrigger.Wait wait, Live live, long activation, BooleanSupplier stopping) {
        OpeningHours.Timetable timetable = hours.current();
        Instant now = clock.instant();
        List<Window> windows = new ArrayList<>();
        if (!wait.businessHours()) {
            windows.add(new Window(live.since().minus(wait.after()), now.minus(wait.after()), null, Set.of()));
        } else {
            windows.add(window(
                    timetable.house(), wait, live, now, null, timetable.groups().keySet()));
            timetable.groups().forEach((group, kept) -> windows.add(window(kept, wait, live, now, group, Set.of())));
        }
        for (Window window : windows) sweep(wait, window, activation, stopping);
    }

    private static Window window(
            BusinessHours kept,
            TimedTrigger.Wait wait,
            Live live,
            Instant now,
            @Nullable UUID group,
            Set<UUID> otherThan) {
        return new Window(kept.minus(live.since(), wait.after()), kept.minus(now, wait.after()), group, otherThan);
    }

    private void sweep(TimedTrigger.Wait wait, Window window, long activation, BooleanSupplier stopping) {
        if (window.until().equals(Instant.MIN)) return;
        Due last = null;
        while (!stopping.getAsBoolean()) {
            List<Due> page = wait.state() == TimedTrigger.State.UNANSWERED
                    ? store.waiting(wait.key(), window, last, PAGE)
                    : store.idle(wait.key(), window, last, PAGE);
            for (Due due : page) if (!stopping.getAsBoolean()) firing.fire(wait, due, activation);
            if (page.size() < PAGE) return;
            last = page.getLast();
        }
    }

    /** Of several moments that passed meanwhile only the last is made up for. */
    private void sweep(TimedTrigger.Calendar calendar, Live live, long activation, BooleanSupplier stopping) {
        Instant moment = lastTurn(calendar.cron(), live.doneUntil());
        if (moment == null) return;
        UUID last = null;
        while (!stopping.getAsBoolean()) {
            List<UUID> page = store.unresolved(moment, last, PAGE);
            for (UUID conversation : page)
                if (!stopping.getAsBoolean()) firing.fire(calendar, new Due(conversation, moment), activation);
            if (page.size() < PAGE) break;
            last = page.getLast();
        }
        if (!stopping.getAsBoolean())
            transactions.executeWithoutResult(status -> store.doneUntil(calendar.key(), moment));
    }

    private @Nullable Instant lastTurn(String cron, Instant after) {
        CronExpression expression = CronExpression.parse(cron);
        var now = clock.instant().atZone(hours.current().house().zone());
        var next = expression.next(after.atZone(now.getZone()));
        Instant last = null;
        while (next != null && !next.isAfter(now)) {
            last = next.toInstant();
            next = expression.next(next);
        }
        return last;
    }
}
