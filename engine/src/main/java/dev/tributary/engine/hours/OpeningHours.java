package dev.tributary.engine.hours;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.masking.Unmasked;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The business hours of the house and of its groups. Changes need full access and are told to every node. */
public interface OpeningHours {
    /** How many holidays can have a name. */
    int MOST_NAMES = 150;

    /** The longest name of a holiday, in UTF-16 units. */
    int LONGEST_NAME = 60;

    /** All of them, as they were at most two seconds ago on another node, and as they are on this one. */
    Timetable current();

    /**
     * Sets the hours of the house, or of a group.
     *
     * @param group the group, or null for the house
     * @throws CommandRefused {@code NEEDS_FULL_ACCESS}, {@code NOT_FOUND} when there is no such group, or
     *     {@code FIELD_MALFORMED} when there are more than a thousand holidays
     */
    default void change(UUID actor, @Nullable UUID group, BusinessHours hours) {
        change(actor, group, hours, Map.of());
    }

    /**
     * As above, with names of holidays for whoever reads them; a name of no holiday is dropped.
     *
     * @param names at most {@link #MOST_NAMES}, each of at most {@link #LONGEST_NAME} UTF-16 units; masked
     * @throws CommandRefused also {@code TOO_MANY}, or {@code FIELD_MALFORMED} with {@code name} for one that is too long
     */
    void change(UUID actor, @Nullable UUID group, BusinessHours hours, Map<LocalDate, Unmasked> names);

    /**
     * The names of holidays, as they were given for the house or a group of its own hours.
     *
     * @throws CommandRefused {@code NEEDS_FULL_ACCESS}
     */
    Map<LocalDate, String> names(UUID actor, @Nullable UUID group);

    /** Has a group keep the hours of the house. @throws CommandRefused {@code NEEDS_FULL_ACCESS} */
    void keepHouseHours(UUID actor, UUID group);

    /**
     * All business hours.
     *
     * @param house the house's; always open, in UTC, until somebody sets them
     * @param groups those of groups that have their own
     */
    record Timetable(BusinessHours house, Map<UUID, BusinessHours> groups) {
        public Timetable {
            groups = Map.copyOf(groups);
        }

        /** The hours of a group: its own, else the house's. */
        public BusinessHours of(@Nullable UUID group) {
            return group == null ? house : groups.getOrDefault(group, house);
        }
    }
}
