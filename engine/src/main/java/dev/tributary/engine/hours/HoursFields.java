package dev.tributary.engine.hours;

import dev.tributary.engine.hours.BusinessHours.Stretch;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Business hours as the fields of a setting: {@code zone}, {@code monday: 09:00-12:00,13:00-17:00}, {@code holidays}. */
final class HoursFields {
    private HoursFields() {}

    static Map<String, String> write(BusinessHours hours) {
        Map<String, String> fields = new HashMap<>();
        fields.put("zone", hours.zone().getId());
        hours.week()
                .forEach((day, stretches) -> fields.put(
                        word(day), stretches.stream().map(HoursFields::write).collect(Collectors.joining(","))));
        fields.put(
                "holidays",
                hours.holidays().stream().sorted().map(LocalDate::toString).collect(Collectors.joining(",")));
        return fields;
    }

    /** @throws IllegalArgumentException when they are not what {@link #write} gives */
    static BusinessHours read(Map<String, String> fields) {
        try {
            Map<DayOfWeek, List<Stretch>> week = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                List<Stretch> stretches = new ArrayList<>();
                for (String stretch : parts(fields.getOrDefault(word(day), ""))) stretches.add(stretch(stretch));
                week.put(day, stretches);
            }
            Set<LocalDate> holidays = new HashSet<>();
            for (String date : parts(fields.getOrDefault("holidays", ""))) holidays.add(LocalDate.parse(date));
            return new BusinessHours(ZoneId.of(fields.getOrDefault("zone", "UTC")), week, holidays);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> parts(String list) {
        return list.isBlank() ? List.of() : List.of(list.split(",", -1));
    }

    private static String write(Stretch stretch) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d-%02d:%02d",
                stretch.from() / 60,
                stretch.from() % 60,
                stretch.to() / 60,
                stretch.to() % 60);
    }

    private static Stretch stretch(String text) {
        if (text.length() != 11 || text.charAt(5) != '-') throw new IllegalArgumentException(text);
        return new Stretch(minute(text.substring(0, 5)), minute(text.substring(6)));
    }

    private static int minute(String text) {
        if (text.charAt(2) != ':') throw new IllegalArgumentException(text);
        return Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3));
    }
}
