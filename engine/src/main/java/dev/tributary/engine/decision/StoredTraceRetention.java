package dev.tributary.engine.decision;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.settings.SettingStore;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link TraceRetention} among the settings. */
@Component
final class StoredTraceRetention implements TraceRetention {
    private static final String NAME = "traces";

    private final SettingStore store;
    private final Permissions permissions;
    private final EventLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;

    StoredTraceRetention(
            SettingStore store, Permissions permissions, EventLog log, TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.permissions = permissions;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Days current() {
        Map<String, String> fields = store.read(NAME).orElse(Map.of());
        return new Days(
                days(fields, TraceOutcome.FIRED),
                days(fields, TraceOutcome.FAILED),
                days(fields, TraceOutcome.NOTHING));
    }

    private static int days(Map<String, String> fields, TraceOutcome outcome) {
        String days = fields.get(field(outcome));
        return days == null ? Days.STANDARD.of(outcome) : Integer.parseInt(days);
    }

    private static String field(TraceOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void change(UUID agent, Days days) {
        transactions.executeWithoutResult(status -> {
            permissions.requireFullAccess(agent);
            Map<String, String> fields = new HashMap<>();
            for (TraceOutcome outcome : TraceOutcome.values()) {
                int wanted = days.of(outcome);
                if (wanted < LEAST || wanted > MOST) throw new CommandRefused(Reason.FIELD_MALFORMED, field(outcome));
                fields.put(field(outcome), Integer.toString(wanted));
            }
            store.write(NAME, fields, clock.instant());
            log.append(NewEvent.of(EventKind.SETTING_CHANGED, NAME).by(agent));
        });
    }
}
