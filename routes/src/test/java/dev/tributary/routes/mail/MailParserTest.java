package dev.tributary.routes.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.DeliveryFailure;
import dev.tributary.engine.spi.InboundMessage;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes of mails and what they say. */
class MailParserTest {
    private static final AccountKey KEY = new AccountKey("email", "support@shop.example");
    private static final Instant RECEIVED = Instant.parse("2026-11-25T09:00:00Z");

    private final MailParser parser = new MailParser(new FakeIds());

    @Test
    void whatWasWrittenIsPartedFromWhatWasQuoted() throws Exception {
        InboundMessage message = letter("From: a@b.example\n\nThanks!\n\nOn Monday Anna wrote:\n> Soon.\n> Really.\n");
        assertThat(said(message.text())).isEqualTo("Thanks!");
        assertThat(said(message.quoted())).startsWith("On Monday Anna wrote:").endsWith("> Really.");
    }

    @Test
    void aMailWithoutMessageIdIsCalledByItsPlace() throws Exception {
        assertThat(letter("From: a@b.example\n\nhi\n").externalId()).isEqualTo("uid:1:2");
    }

    @Test
    void aMailWithoutADateWasSentWhenItCame() throws Exception {
        assertThat(letter("From: a@b.example\n\nhi\n").sentAt()).isEqualTo(RECEIVED);
    }

    @Test
    void charactersCutBetweenEncodedWordsAreWhole() throws Exception {
        InboundMessage message =
                letter("From: =?utf-8?B?w4l2?= =?utf-8?Q?a_K=C3?= =?utf-8?Q?=A1d=C3=A1r?= <A@B.example>\n"
                        + "Subject: =?iso-8859-2?Q?=E1rv=EDzt=FBr=F5?= und =?x-nonsense?Q?caf=C3=A9?=\n\nhi\n");
        assertThat(said(message.sender().name())).isEqualTo("Éva Kádár");
        assertThat(message.sender().externalId()).isEqualTo("a@b.example");
        assertThat(said(message.subject())).isEqualTo("árvíztűrő und café");
    }

    @Test
    void aCharsetThatDoesNotFitIsNotBelieved() throws Exception {
        byte[] utf8 = bytes("From: a@b.example\nContent-Type: text/plain; charset=us-ascii\n\nárvíztűrő\n");
        assertThat(said(read(utf8).text())).isEqualTo("árvíztűrő");
        byte[] western = "From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\ncaf\u00e9\r\n"
                .getBytes(ISO_8859_1);
        assertThat(said(read(western).text())).isEqualTo("café");
    }

    @Test
    void htmlAloneIsReadAsText() throws Exception {
        InboundMessage message = letter("From: a@b.example\nContent-Type: text/html; charset=utf-8\n\n"
                + "<html><head><style>p{}</style></head><body><p>Szia&nbsp;<b>Anna</b>,</p><p>kösz.<br>Éva</p>"
                + "<script>alert(1)</script></body></html>\n");
        assertThat(said(message.text())).isEqualTo("Szia Anna,\n\nkösz.\nÉva");
        assertThat(said(message.html())).contains("<b>Anna</b>");
    }

    @Test
    void twoFilesOfOneNameAreTwoFiles() throws Exception {
        InboundMessage message = letter("""
                From: a@b.example
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: multipart/alternative; boundary=y

                --y
                Content-Type: text/plain

                plain
                --y
                Content-Type: text/html

                <p>rich <img src="cid:logo@b"></p>
                --y--
                --x
                Content-Type: image/png; name=same.bin
                Content-ID: <logo@b>
                Content-Disposition: inline; filename=same.bin
                Content-Transfer-Encoding: base64

                AQID
                --x
                Content-Type: application/octet-stream
                Content-Disposition: attachment; filename*=utf-8''same.bin
                Content-Transfer-Encoding: base64

                BAUG
                --x
                Content-Type: message/rfc822

                Subject: Inner
                From: c@d.example

                inner text
                --x--
                """);
        assertThat(said(message.text())).isEqualTo("plain");
        assertThat(message.files())
                .extracting(file -> said(file.name()))
                .containsExactly("same.bin", "same.bin", "Inner.eml");
        assertThat(message.files().get(0).contentId()).isEqualTo("logo@b");
        assertThat(message.files().get(0).content()).containsExactly(1, 2, 3);
        assertThat(message.files().get(1).content()).containsExactly(4, 5, 6);
        assertThat(new String(message.files().get(2).content(), UTF_8)).contains("inner text");
    }

    @Test
    void machinesAreRecognised() throws Exception {
        assertThat(letter("From: a@b.example\nAuto-Submitted: auto-replied\n\nx\n")
                        .automatic())
                .isTrue();
        assertThat(letter("From: a@b.example\nPrecedence: Bulk\n\nx\n").automatic())
                .isTrue();
        assertThat(letter("From: POSTMASTER@b.example\n\nx\n").automatic()).isTrue();
        assertThat(letter("From: a@b.example\nReturn-Path: <>\n\nx\n").automatic())
                .isTrue();
        assertThat(letter("From: a@b.example\nAuto-Submitted: no\nX-Auto-Response-Suppress: All\n\nx\n")
                        .automatic())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List-Id",
                "List-Help",
                "List-Unsubscribe",
                "List-Subscribe",
                "List-Post",
                "List-Owner",
                "List-Archive",
                "list-help"
            })
    void whatAListSendsIsAMachines(String header) throws Exception {
        assertThat(letter("From: a@b.example\n" + header + ": <mailto:list@b.example>\n\nx\n")
                        .automatic())
                .isTrue();
    }

    @Test
    void aBounceOfOurMailIsADeliveryFailure() throws Exception {
        assertBounce(bounce("m.1.mac@shop.example", "failed"), failure -> {
            assertThat(failure.externalId()).isEqualTo("m.1.mac@shop.example");
            assertThat(failure.recipient()).isEqualTo("eva@customer.example");
            assertThat(failure.permanent()).isTrue();
            assertThat(failure.code()).isEqualTo("no_such_address");
            assertThat(said(failure.reason())).isEqualTo("550 no such user");
        });
        assertBounce(
                bounce("m.1.mac@shop.example", "delayed"),
                failure -> assertThat(failure.permanent()).isFalse());
        assertBounce(
                bounce("other@b.example", "failed"),
                failure -> assertThat(failure.recipient()).isEqualTo("eva@customer.example"));
        assertThat(parser.read(bytes(bounce("m.1.mac@shop.example", "delivered")), KEY, "uid:1:2", RECEIVED))
                .isInstanceOf(ReadMail.Nothing.class);
    }

    @Test
    void aReportThatReturnsNothingOfTheMailNamesItByItsEnvelope() throws Exception {
        assertBounce("""
                Return-Path: <>
                From: MAILER-DAEMON@mx.example
                Subject: Undelivered Mail Returned to Sender
                Content-Type: multipart/report; report-type=delivery-status; boundary=x

                --x

                Your message could not be delivered.
                --x
                Content-Type: message/delivery-status

                Original-Envelope-Id: m+2E1.mac@shop.example
                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; eva@customer.example
                Action: failed
                Status: 5.1.1
                --x--
                """, failure -> {
            assertThat(failure.externalId()).isEqualTo("m.1.mac@shop.example");
            assertThat(failure.recipient()).isEqualTo("eva@customer.example");
            assertThat(failure.code()).isEqualTo("no_such_address");
        });
    }

    @Test
    void aReportInWordsNamesWhomItDidNotReach() throws Exception {
        assertBounce("""
                From: MAILER-DAEMON@mx.example
                Subject: failure notice

                Hi. This is the mail program at mx.example.
                I was not able to deliver your message to the following addresses.

                <Eva@customer.example>:
                192.0.2.1 said: 552 5.2.2 the mailbox is full

                --- Below this line is a copy of the message.

                Message-ID: <m.1.mac@shop.example>
                To: eva@customer.example
                """, failure -> {
            assertThat(failure.externalId()).isEqualTo("m.1.mac@shop.example");
            assertThat(failure.recipient()).isEqualTo("eva@customer.example");
            assertThat(failure.code()).isEqualTo("mailbox_full");
            assertThat(said(failure.reason())).contains("552 5.2.2 the mailbox is full");
        });
    }

    @Test
    void aPersonWhoWritesOfSomethingUndeliveredIsNoMachine() throws Exception {
        InboundMessage message = letter("From: Eva <eva@b.example>\nSubject: Parcel not delivered\n\n"
                + "My parcel could not be delivered to the following address:\nme@b.example\n");
        assertThat(message.automatic()).isFalse();
    }

    @Test
    void aReportThatAPersonPassesOnWaitsForSomebodyToLook() throws Exception {
        String mail = "From: Eva <eva@b.example>\nSubject: Fwd: returned\n\nWhat is this?\n\n"
                + "> Final-Recipient: rfc822; you@shop.example\n> Action: failed\n> Status: 5.1.1\n";
        assertCause(mail, Quarantine.Cause.REPORT);
        assertThat(parser.read(bytes(mail), KEY, "uid:1:2", RECEIVED, true)).isInstanceOf(ReadMail.Letter.class);
    }

    @Test
    void whatIsTooMuchIsUnreadableAndSaysWhy() {
        assertCause("From: a@b.example\nX-Long: " + "x ".repeat(200_000) + "\n\nhi\n", Quarantine.Cause.TOO_LARGE);
        StringBuilder many = new StringBuilder("From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n");
        many.repeat("--x\n\nhi\n", 300).append("--x--\n");
        assertCause(many.toString(), Quarantine.Cause.TOO_MANY_PARTS);
        byte[] large = new byte[MailParser.LARGEST + 1];
        Arrays.fill(large, (byte) '\n');
        assertThatThrownBy(() -> parser.read(large, KEY, "uid:1:2", RECEIVED))
                .isInstanceOfSatisfying(
                        UnreadableMailException.class,
                        e -> assertThat(e.reason()).isEqualTo(Quarantine.Cause.TOO_LARGE));
    }

    @Test
    void anAttachmentThatDoesNotSayWhatItIsIsBytes() throws Exception {
        InboundMessage message = letter("From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n"
                + "--x\n\nsee\n--x\nContent-Disposition: attachment; filename=a.bin\n\nabc\n--x--\n");
        assertThat(message.files()).singleElement().satisfies(file -> {
            assertThat(file.mediaType()).isEqualTo("application/octet-stream");
            assertThat(said(file.name())).isEqualTo("a.bin");
        });
    }

    @Test
    void boundariesCountWhateverStandsBehindThem() throws Exception {
        InboundMessage message = letter(
                "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n"
                        + "--x and more\n\none\n--x and more\nContent-Type: text/html\n<b>two</b>\n--x-- and no more\n\nthree\n");
        assertThat(said(message.text())).isEqualTo("one\n\ntwo");
    }

    @Test
    void aWordOfASubjectWithTheWrongFillingIsRead() throws Exception {
        assertThat(said(letter("From: a@b.example\nSubject: =?utf-8?B?S8O2c3rDtm7DtmQ==?=\n\nhi\n")
                        .subject()))
                .isEqualTo("Köszönöd");
    }

    @Test
    void anInvitationIsSaidInTheTextAndKeptAsAFile() throws Exception {
        InboundMessage message = letter("From: a@b.example\nContent-Type: multipart/alternative; boundary=x\n\n"
                + "--x\nContent-Type: text/plain\n\nPlease come.\n"
                + "--x\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\n"
                + "SUMMARY:Fitting\nDTSTART:20261201T100000Z\nEND:VEVENT\nEND:VCALENDAR\n--x--\n");
        assertThat(said(message.text()))
                .startsWith("Please come.")
                .contains("Fitting")
                .contains("2026-12-01 10:00 (UTC)");
        assertThat(message.files())
                .singleElement()
                .satisfies(file -> assertThat(file.mediaType()).isEqualTo("text/calendar"));
    }

    @Test
    void namesOfFilesAreWordsAndNoPlaces() throws Exception {
        for (String name :
                new String[] {"../../etc/passwd", "C:\\\\windows\\\\a.exe", "CON", "a\u202egpj.exe", "n".repeat(4000)
                }) {
            InboundMessage message =
                    letter("From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nhi\n"
                            + "--x\nContent-Type: image/png\nContent-Disposition: attachment; filename=\"" + name
                            + "\"\n\nx\n--x--\n");
            assertThat(message.files())
                    .singleElement()
                    .satisfies(
                            file -> assertThat(said(file.name())).isNotEmpty().hasSizeLessThanOrEqualTo(250));
        }
    }

    @Test
    void whatOnlyCallsItselfWinmailStaysAFile() throws Exception {
        InboundMessage message = letter("From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nhi\n"
                + "--x\nContent-Type: application/ms-tnef; name=winmail.dat\n\nnothing of the kind\n--x--\n");
        assertThat(message.files())
                .singleElement()
                .satisfies(file -> assertThat(said(file.name())).isEqualTo("winmail.dat"));
    }

    @Test
    void whatIsBrokenIsReadAsFarAsItGoes() throws Exception {
        assertThat(said(letter("Content-Type: multipart/mixed; boundary=gone\n\njust text\n")
                        .text()))
                .isEqualTo("just text");
        assertThat(said(letter("From: <<<\nContent-Type: ;;;\n\nstill text\0\n").text()))
                .isEqualTo("still text");
        assertThat(letter("\n\n").sender().externalId()).isEqualTo(MailAddresses.NOBODY);
        assertThat(said(letter("From: a@b.example\nContent-Transfer-Encoding: base64\n\naGk*gd%GhlcmU\n")
                        .text()))
                .isNotEmpty();
    }

    private void assertCause(String mail, Quarantine.Cause cause) {
        assertThatThrownBy(() -> read(bytes(mail)))
                .isInstanceOfSatisfying(
                        UnreadableMailException.class,
                        e -> assertThat(e.reason()).isEqualTo(cause));
    }

    private void assertBounce(String mail, Consumer<DeliveryFailure> says) throws UnreadableMailException {
        assertThat(parser.read(bytes(mail), KEY, "uid:1:2", RECEIVED))
                .isInstanceOfSatisfying(ReadMail.Bounce.class, bounce -> says.accept(bounce.failure()));
    }

    private static String bounce(String id, String action) {
        return """
                From: MAILER-DAEMON@mx.example
                Content-Type: multipart/report; report-type=delivery-status; boundary=x

                --x

                Sorry.
                --x
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; eva@customer.example
                Action: %s
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 no such user
                --x
                Content-Type: text/rfc822-headers

                Message-ID: <%s>
                Subject: Re: parcel
                --x--
                """.formatted(action, id);
    }

    private InboundMessage letter(String mail) throws UnreadableMailException {
        return read(bytes(mail));
    }

    private InboundMessage read(byte[] mail) throws UnreadableMailException {
        return ((ReadMail.Letter) parser.read(mail, KEY, "uid:1:2", RECEIVED)).message();
    }

    private static byte[] bytes(String mail) {
        return mail.replace("\n", "\r\n").getBytes(UTF_8);
    }

    /** Only a test may look under the cover. */
    private static String said(@Nullable Unmasked text) {
        try {
            Field raw = Unmasked.class.getDeclaredField("text");
            raw.setAccessible(true);
            return String.valueOf(raw.get(text));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
