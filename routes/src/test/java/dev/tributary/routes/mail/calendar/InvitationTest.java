package dev.tributary.routes.mail.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Calendar files and what they say. */
class InvitationTest {
    @Test
    void anInvitationSaysWhatWhenWhereAndWho() {
        String calendar = """
                BEGIN:VCALENDAR
                METHOD:REQUEST
                BEGIN:VEVENT
                SUMMARY:Fitting\\, second
                  visit
                DTSTART;TZID=Europe/Budapest:20261201T100000
                DTEND;TZID=Europe/Budapest:20261201T113000
                LOCATION:Room 5
                ORGANIZER;CN="Kis, Anna":mailto:anna@shop.example
                ATTENDEE;PARTSTAT=ACCEPTED;CN=Eva:mailto:eva@customer.example
                ATTENDEE:mailto:bea@customer.example
                BEGIN:VALARM
                SUMMARY:not this
                END:VALARM
                END:VEVENT
                BEGIN:VEVENT
                SUMMARY:another
                END:VEVENT
                END:VCALENDAR
                """;
        assertThat(Invitation.in(calendar))
                .hasValueSatisfying(found -> assertThat(found.lines()).isEqualTo("""
                        \u25a3 Fitting, second visit
                        \u23f0 2026-12-01 10:00\u201311:30 (Europe/Budapest)
                        \u2316 Room 5
                        \u2709 Kis, Anna <anna@shop.example>
                        \u2192 Eva <eva@customer.example> \u2713, bea@customer.example"""));
    }

    @Test
    void aWholeDayAndOneInUniversalTimeAreSaidAsTheyAre() {
        assertThat(event("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227")
                        .when())
                .isEqualTo("2026-12-24\u20132026-12-27");
        assertThat(event("DTSTART:20261224T090000Z").when()).isEqualTo("2026-12-24 09:00 (UTC)");
        assertThat(event("DTSTART:soon").when()).isEqualTo("soon");
    }

    @Test
    void whatIsNoEventIsNoInvitation() {
        assertThat(Invitation.in("")).isEmpty();
        assertThat(Invitation.in("BEGIN:VTODO\nSUMMARY:x\nEND:VTODO")).isEmpty();
        assertThat(Invitation.in("BEGIN:VEVENT\n".repeat(100_000))).isEmpty();
        assertThat(Invitation.in(";;;:::\"\n;=:\nBEGIN:VEVENT\n:::\nSUMMARY;=\";:a"))
                .isEmpty();
    }

    private static Invitation event(String lines) {
        return Invitation.in("BEGIN:VEVENT\nSUMMARY:x\n" + lines + "\nEND:VEVENT")
                .orElseThrow();
    }
}
