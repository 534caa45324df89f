package dev.tributary.ui.settings;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.hours.BusinessHours;
import dev.tributary.engine.hours.BusinessHours.Stretch;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.ui.common.FormRow;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.Say;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Hours being written: the time zone, the stretches of each day of the week, the holidays. */
class HoursEditor extends Div {
    private static final long serialVersionUID = 1;

    private final ComboBox<String> zone = new ComboBox<>();
    private final FormRow zoneRow;
    private final Map<DayOfWeek, DayFields> days = new EnumMap<>(DayOfWeek.class);
    private final HolidayFields holidays;
    private final Say say = new Say();
    private final Div foot = new Div();
    private Runnable saved = () -> {};
    private Runnable closed = () -> {};

    HoursEditor(HoursWords words, BusinessHours hours, Map<LocalDate, String> names) {
        addClassName("kept-editor");
        zone.setItems(ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equals("UTC")
                        || (id.indexOf('/') > 0 && !id.startsWith("Etc/") && !id.startsWith("SystemV/")))
                .sorted()
                .toList());
        zone.setValue(hours.zone().getId());
        zone.setId("hours-zone");
        zoneRow = new FormRow(getTranslation("settings.hours.zone"), zone, getTranslation("settings.hours.zone.help"));
        add(zoneRow);
        for (DayOfWeek day : DayOfWeek.values()) {
            DayFields fields = new DayFields(words.dayName(day), hours.week().getOrDefault(day, List.of()));
            fields.setId("hours-" + day.getValue());
            days.put(day, fields);
            add(fields);
        }
        HouseButton copy = HouseButton.of(
                "copy", getTranslation("settings.hours.copy", words.dayName(DayOfWeek.MONDAY)), this::copyMonday);
        copy.setId("hours-copy");
        add(new FormRow("", copy, getTranslation("settings.hours.night"), false));
        holidays = new HolidayFields(hours.holidays(), names, words);
        add(new FormRow(
                getTranslation("settings.hours.holidays"), holidays, getTranslation("settings.hours.holidays.help")));
        HouseButton save = HouseButton.primary(getTranslation("common.save"), () -> saved.run());
        save.setId("save-hours");
        foot.addClassName("form-foot");
        foot.add(save, HouseButton.of(getTranslation("settings.shortcuts.cancel"), () -> closed.run()), say);
        add(foot);
    }

    /** Tuesday to Friday become as Monday is. */
    private void copyMonday() {
        DayFields monday = day(DayOfWeek.MONDAY);
        for (DayOfWeek day : List.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY))
            day(day).show(monday);
    }

    private DayFields day(DayOfWeek day) {
        DayFields fields = days.get(day);
        if (fields == null) throw new IllegalStateException(day + " has no fields");
        return fields;
    }

    void onSave(Runnable listener) {
        saved = listener;
    }

    void onClose(Runnable listener) {
        closed = listener;
    }

    /** Offers to give the own hours up. */
    void onAsHouse(Runnable listener) {
        HouseButton asHouse = HouseButton.of(getTranslation("settings.hours.useHouse"), listener);
        asHouse.setId("hours-as-house");
        asHouse.addClassName("end");
        foot.add(asHouse);
    }

    /** What is typed, or null when something is wrong with it; the place then says what. */
    @Nullable
    BusinessHours hours() {
        say.nothing();
        Map<DayOfWeek, List<Stretch>> week = new EnumMap<>(DayOfWeek.class);
        boolean good = true;
        for (Map.Entry<DayOfWeek, DayFields> day : days.entrySet()) {
            List<Stretch> typed = new ArrayList<>();
            good &= day.getValue().read(typed);
            week.put(day.getKey(), typed);
        }
        String id = zone.getValue();
        zoneRow.setError(id == null ? getTranslation("common.needed") : "");
        if (!good || id == null) {
            say.bad(getTranslation("settings.hours.wrong"));
            return null;
        }
        return new BusinessHours(ZoneId.of(id), week, holidays.names().keySet());
    }

    /** The names of the holidays, empty for those without one. */
    Map<LocalDate, Unmasked> names() {
        return holidays.names().entrySet().stream()
                .filter(named -> !named.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, named -> Unmasked.of(named.getValue())));
    }

    void refused(CommandRefused refused) {
        say.refused(refused);
    }
}
