package dev.tributary.engine.hours;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.masking.LivePlan;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.settings.SettingStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link OpeningHours} as settings: {@code hours} for the house, {@code hours/<id>} for a group. */
@Component
final class HoursRegister implements OpeningHours {
    private static final String NAME = "hours";
    private static final String HOLIDAY = "holiday.";
    private static final int MOST_HOLIDAYS = 1000;
    private static final Duration KEPT = Duration.ofSeconds(2);

    private final SettingStore store;
    private final Permissions permissions;
    private final People people;
    private final Masker masker;
    private final LivePlan plan;
    private final EventLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private volatile @Nullable Read read;

    HoursRegister(
            SettingStore store,
            Permissions permissions,
            People people,
            Masker masker,
            LivePlan plan,
            EventLog log,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.permissions = permissions;
        this.people = people;
        this.masker = masker;
        this.plan = plan;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Timetable current() {
        Instant now = clock.instant();
        Read known = read;
        if (known != null && Duration.between(known.at(), now).abs().compareTo(KEPT) < 0) return known.timetable();
        Timetable fresh = readAll();
        read = new Read(now, fresh);
        return fresh;
    }

    private Timetable readAll() {
        BusinessHours house = BusinessHours.always(ZoneId.of("UTC"));
        Map<UUID, BusinessHours> groups = new HashMap<>();
        for (Map.Entry<String, Map<String, String>> setting :
                store.startingWith(NAME).entrySet()) {
            BusinessHours hours = HoursFields.read(setting.getValue());
            if (setting.getKey().equals(NAME)) house = hours;
            else if (setting.getKey().startsWith(NAME + "/"))
                groups.put(UUID.fromString(setting.getKey().substring(NAME.length() + 1)), hours);
        }
        return new Timetable(house, groups);
    }

    @Override
    public void change(UUID actor, @Nullable UUID group, BusinessHours hours, Map<LocalDate, Unmasked> names) {
        if (names.size() > MOST_NAMES) throw new CommandRefused(Reason.TOO_MANY, Integer.toString(MOST_NAMES));
        if (hours.holidays().size() > MOST_HOLIDAYS) throw new CommandRefused(Reason.FIELD_MALFORMED, "holidays");
        write(actor, () -> {
            if (group != null
                    && people.groups().stream().noneMatch(known -> known.id().equals(group)))
                throw new CommandRefused(Reason.NOT_FOUND);
            Map<String, String> fields = HoursFields.write(hours);
            names.forEach((date, name) -> {
                if (hours.holidays().contains(date) && !name.isBlank()) fields.put(HOLIDAY + date, masked(name));
            });
            store.write(name(group), fields, clock.instant());
        });
    }

    private String masked(Unmasked typed) {
        String name = masker.mask(typed, plan.current()).value().strip();
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl))
            throw new CommandRefused(Reason.FIELD_MALFORMED, "name");
        return name;
    }

    @Override
    public Map<LocalDate, String> names(UUID actor, @Nullable UUID group) {
        permissions.requireFullAccess(actor);
        Map<LocalDate, String> names = new TreeMap<>();
        store.read(name(group)).orElse(Map.of()).forEach((field, value) -> {
            if (field.startsWith(HOLIDAY)) names.put(LocalDate.parse(field.substring(HOLIDAY.length())), value);
        });
        return names;
    }

    @Override
    public void keepHouseHours(UUID actor, UUID group) {
        write(actor, () -> store.remove(name(group)));
    }

    private void write(UUID actor, Runnable change) {
        transactions.executeWithoutResult(status -> {
            permissions.requireFullAccess(actor);
            change.run();
            log.append(NewEvent.of(EventKind.SETTING_CHANGED, NAME).by(actor));
        });
        read = null;
    }

    private static String name(@Nullable UUID group) {
        return group == null ? NAME : NAME + "/" + group;
    }

    private record Read(Instant at, Timetable timetable) {}
}
