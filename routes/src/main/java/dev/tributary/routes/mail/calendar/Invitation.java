package dev.tributary.routes.mail.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The first event of a calendar file.
 *
 * @param method what it is sent for, as RFC 5546 calls it: {@code REQUEST}, {@code CANCEL}, {@code REPLY}, or empty
 * @param what its title
 * @param when its time, as the sender's calendar says it
 * @param where its place, or empty
 * @param organizer who invites, or empty
 * @param attendees who is invited, each with a mark once they have answered
 */
public record Invitation(
        String method, String what, String when, String where, String organizer, List<String> attendees) {
    private static final int LARGEST = 256 * 1024;
    private static final int MOST_PEOPLE = 20;
    private static final int MOST_LINES = 5000;

    public Invitation {
        attendees = List.copyOf(attendees);
    }

    /** The event in this text, or empty when there is none. Never throws. */
    public static Optional<Invitation> in(String calendar) {
        if (calendar.length() > LARGEST) return Optional.empty();
        Draft draft = new Draft();
        int read = 0;
        for (String line : unfolded(calendar).split("\n", -1)) {
            if (++read > MOST_LINES || !draft.take(line)) break;
        }
        return draft.finished();
    }

    /** As lines: the title, then when, where and who. */
    public String lines() {
        StringBuilder lines = new StringBuilder(mark()).append(' ').append(what);
        if (!when.isEmpty()) lines.append("\n\u23f0 ").append(when);
        if (!where.isEmpty()) lines.append("\n\u2316 ").append(where);
        if (!organizer.isEmpty()) lines.append("\n\u2709 ").append(organizer);
        if (!attendees.isEmpty()) lines.append("\n\u2192 ").append(String.join(", ", attendees));
        return lines.toString();
    }

    private String mark() {
        return switch (method) {
            case "CANCEL" -> "\u2717";
            case "REPLY" -> "\u21a9";
            default -> "\u25a3";
        };
    }

    /** A line that begins with a blank belongs to the one before (RFC 5545 section 3.1). */
    private static String unfolded(String calendar) {
        return calendar.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\n ", "")
                .replace("\n\t", "");
    }

    private static final class Draft {
        private final List<String> attendees = new ArrayList<>();
        private String method = "";
        private String what = "";
        private String where = "";
        private String organizer = "";
        private String starts = "";
        private String ends = "";
        private boolean event;
        private int within;

        /** False when the event is over. */
        boolean take(String line) {
            Property property = Property.of(line);
            String value = property.value().toUpperCase(Locale.ROOT);
            switch (property.name()) {
                case "METHOD" -> method = value;
                case "BEGIN" -> {
                    if (event) within++;
                    event |= value.equals("VEVENT");
                }
                case "END" -> {
                    if (event && within == 0) return false;
                    within--;
                }
                default -> {
                    // an alarm inside the event has a description of its own
                    if (event && within == 0) property(property);
                }
            }
            return true;
        }

        private void property(Property property) {
            switch (property.name()) {
                case "SUMMARY" -> what = property.text();
                case "LOCATION" -> where = property.text();
                case "DTSTART" -> starts = property.moment();
                case "DTEND" -> ends = property.moment();
                case "ORGANIZER" -> organizer = property.person();
                case "ATTENDEE" -> {
                    if (attendees.size() < MOST_PEOPLE) attendees.add(property.answered());
                }
                default -> {}
            }
        }

        Optional<Invitation> finished() {
            if (!event || (what.isEmpty() && starts.isEmpty())) return Optional.empty();
            return Optional.of(new Invitation(method, what, Property.span(starts, ends), where, organizer, attendees));
        }
    }
}
