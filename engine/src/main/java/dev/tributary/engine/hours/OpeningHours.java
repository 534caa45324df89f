package dev.tributary.engine.hours;

import dev.tributary.engine.access.CommandRefused;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The business hours of the house and of its groups. Changes need full access and are told to every node. */
public interface OpeningHours {
    /** All of them, as they were at most two seconds ago on another node, and as they are on this one. */
    Timetable current();

    /**
     * Sets the hours of the house, or of a group.
     *
     * @param group the group, or null for the house
     * @throws CommandRefused {@code NEEDS_FULL_ACCESS}, {@code NOT_FOUND} when there is no such group, or
     *     {@code FIELD_MALFORMED} when there are more than a thousand holidays
     */
    void change(UUID actor, @Nullable UUID group, BusinessHours hours);

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
