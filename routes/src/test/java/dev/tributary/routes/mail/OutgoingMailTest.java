package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.routes.stream.AccountSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves a mailbox, as a real server gets it. */
class OutgoingMailTest {
    private static final UUID ACCOUNT = UUID.randomUUID();
    private final GreenMailBox box = GreenMailBox.start();
    private final LetterWriter writer = new LetterWriter(new FakeIds());

    @AfterEach
    void stop() {
        box.close();
    }

    private MailAccount account(Map<String, String> changed) {
        ChannelSettings settings = box.settings();
        Map<String, String> values = new HashMap<>(settings.values());
        values.putAll(changed);
        ChannelSettings wanted = new ChannelSettings(values, settings.secrets());
        return MailAccount.of(
                new AccountSetup(ACCOUNT, new AccountKey("email", values.get("address")), "Shop", wanted),
                MailServers.byPassword(wanted));
    }

    private MimeMessage sent(OutgoingMessage message, Map<String, String> changed) throws MessagingException {
        MailAccount account = account(changed);
        new SmtpSender(account.smtp()).send(writer.write(message, account));
        return box.customersMails().getLast();
    }

    private static OutgoingMessage message(String name, String subject, String text, String author) {
        return new OutgoingMessage(
                UUID.randomUUID(),
                1,
                ACCOUNT,
                new AccountKey("email", GreenMailBox.ADDRESS),
                UUID.randomUUID(),
                UUID.randomUUID(),
                GreenMailBox.CUSTOMER,
                name,
                subject,
                text,
                author,
                true,
                List.of(),
                "1@customer.example",
                List.of(),
                null,
                null,
                Instant.parse("2026-11-25T09:00:00Z"),
                1042,
                "01".repeat(22),
                List.of());
    }

    private static OutgoingMessage message(String subject) {
        return message("Eva", subject, "Tomorrow.", "Anna");
    }

    private static String text(MimeMessage mail) throws Exception {
        return MailAsSent.text(mail);
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\u00a0]+", "");
    }

    /** With thirty references, the oldest first. */
    private static OutgoingMessage late() {
        OutgoingMessage usual = message("a");
        return new OutgoingMessage(
                usual.deliveryId(),
                1,
                ACCOUNT,
                usual.account(),
                usual.conversationId(),
                usual.messageId(),
                usual.recipient(),
                null,
                "a",
                "b",
                "Anna",
                true,
                List.of(),
                "31@customer.example",
                IntStream.rangeClosed(1, 30)
                        .mapToObj(i -> i + "@customer.example")
                        .toList(),
                null,
                usual.writtenAt());
    }

    @Test
    void aLetterIsTextAndTheSameAsHtml() throws Exception {
        MimeMessage mail =
                sent(message("Eva", "a", "Kedves Éva!\n\nHolnap: https://shop.example/út.", "Anna"), Map.of());
        assertThat(mail.isMimeType("multipart/alternative")).isTrue();
        MimeMultipart ways = (MimeMultipart) mail.getContent();
        assertThat(ways.getCount()).isEqualTo(2);
        assertThat(ways.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(ways.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        String text = "Kedves Éva!\n\nHolnap: https://shop.example/út.\n\n[#1042-whole]";
        assertThat(text(mail)).isEqualTo(text);
        String html = MailAsSent.html(mail);
        assertThat(HtmlText.of(html)).isEqualTo(text);
        assertThat(Jsoup.parse(html).select("a").eachAttr("href")).containsExactly("https://shop.example/út");
    }

    @Test
    void markupThatAnAgentTypesIsTextInBothParts() throws Exception {
        String typed = "<b>fat</b> <script>alert(1)</script> &lt;";
        MimeMessage mail = sent(message("Eva", "a", typed, "Anna"), Map.of("mark", "none"));
        assertThat(text(mail)).isEqualTo(typed);
        assertThat(HtmlText.of(MailAsSent.html(mail))).isEqualTo(typed);
        assertThat(Jsoup.parse(MailAsSent.html(mail)).select("b, script")).isEmpty();
    }

    @Test
    void theSameMessageIsTheSameMailEachTime() throws Exception {
        OutgoingMessage message = message("Eva", "Ügy", "árvíztűrő\n".repeat(200), "Anna");
        byte[] first = MailAsSent.bytes(writer.write(message, account(Map.of())));
        assertThat(MailAsSent.bytes(writer.write(message, account(Map.of())))).isEqualTo(first);
        OutgoingMessage other = message("Eva", "Ügy", "árvíztűrő\n".repeat(200), "Anna");
        assertThat(MailAsSent.bytes(writer.write(other, account(Map.of())))).isNotEqualTo(first);
    }

    @Test
    void ofALongThreadTheFirstAndTheNewestReferencesAreNamed() throws Exception {
        List<String> named = MessageIds.in(sent(late(), Map.of()).getHeader("References"));
        assertThat(named).hasSize(22);
        assertThat(named.getFirst()).startsWith("c.");
        assertThat(named.subList(1, 4))
                .containsExactly("1@customer.example", "12@customer.example", "13@customer.example");
        assertThat(named.getLast()).isEqualTo("31@customer.example");
    }

    @Test
    void answersAreAskedForAtAnAddressOfTheirOwnWhereTheMailboxTakesSuch() throws Exception {
        assertThat(sent(message("a"), Map.of()).getHeader("Reply-To")).isNull();
        assertThat(sent(message("a"), Map.of("plusAddresses", "yes"))
                        .getReplyTo()[0]
                        .toString())
                .matches("Anna via Shop <support\\+token-[0-9a-f]{8}@shop.example>");
        String full = "a".repeat(60) + "@shop.example";
        assertThat(sent(message("a"), Map.of("plusAddresses", "yes", "address", full))
                        .getHeader("Reply-To"))
                .isNull();
    }

    @Test
    void theNumberStandsAtTheFootAndWhereItIsWantedInTheSubjectOnce() throws Exception {
        MimeMessage usual = sent(message("Parcel"), Map.of());
        assertThat(text(usual)).isEqualTo("Tomorrow.\n\n[#1042-whole]");
        assertThat(usual.getSubject()).isEqualTo("Re: Parcel");
        assertThat(sent(message("Parcel"), Map.of("mark", "subject")).getSubject())
                .isEqualTo("Re: Parcel [#1042-short]");
        assertThat(sent(message("Re: Parcel [#1042-short]"), Map.of("mark", "subject"))
                        .getSubject())
                .isEqualTo("Re: Parcel [#1042-short]");
        assertThat(text(sent(message("Parcel"), Map.of("mark", "none")))).isEqualTo("Tomorrow.");
    }

    @Test
    void outlooksThreadGoesOn() throws Exception {
        MimeMessage mail = sent(message("Ügyem"), Map.of());
        assertThat(ThreadIndex.root(mail.getHeader("Thread-Index"))).isEqualTo("01".repeat(22));
        assertThat(HeaderText.decode(mail.getHeader("Thread-Topic", null))).isEqualTo("Ügyem");
        assertThat(HexFormat.of().parseHex("01".repeat(22))).hasSize(22);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nBcc: x@evil.example",
                "a\nBcc: x@evil.example",
                "a\rBcc: x@evil.example",
                "a\r\n\r\nbody",
                "a\u2028Bcc: x@evil.example",
                "a\u0085Bcc: x@evil.example",
                "=?utf-8?Q?a=0D=0ABcc:_x@evil.example?=",
                "\"><x@evil.example>",
                "a\r\n.\r\nMAIL FROM:<x@evil.example>"
            })
    void nothingThatPeopleWriteBecomesAHeaderOrAnotherMail(String evil) throws Exception {
        MimeMessage mail = sent(message(evil, evil, evil, evil), Map.of("mark", "none"));

        assertThat(box.customersMails()).hasSize(1);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("To")).hasSize(1);
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getFrom()).hasSize(1);
        assertThat(Collections.list(mail.getAllHeaders()))
                .allSatisfy(header -> assertThat(header.getName())
                        .isIn(
                                "Return-Path",
                                "Received",
                                "From",
                                "To",
                                "Message-ID",
                                "In-Reply-To",
                                "References",
                                "Thread-Index",
                                "Thread-Topic",
                                "Subject",
                                "Date",
                                "X-Loop",
                                "MIME-Version",
                                "Content-Type",
                                "Content-Transfer-Encoding"));
        String kept = evil.replace("\r\n", "\n").replace("\r", "\n").strip();
        assertThat(text(mail).replace("\r", "\n")).isEqualTo(kept);
        assertThat(((MimeMultipart) mail.getContent()).getCount()).isEqualTo(2);
        assertThat(squeezed(Jsoup.parse(MailAsSent.html(mail)).body().wholeText()))
                .isEqualTo(squeezed(kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x@evil.example>\r\nRCPT TO:<y@evil.example",
                "x@evil.example, y@evil.example",
                "x",
                "",
                "a b@c.d"
            })
    void whatIsNotOneAddressIsRefused(String recipient) {
        OutgoingMessage usual = message("a");
        OutgoingMessage evil = new OutgoingMessage(
                usual.deliveryId(),
                1,
                ACCOUNT,
                usual.account(),
                usual.conversationId(),
                usual.messageId(),
                recipient,
                null,
                "a",
                "b",
                "Anna",
                true,
                List.of(),
                null,
                List.of(),
                null,
                usual.writtenAt());
        assertThatThrownBy(() -> writer.write(evil, account(Map.of()))).isInstanceOf(MessagingException.class);
    }

    @Test
    void aCopyIsKeptInTheFolderOfSentMail() throws Exception {
        MailAccount account = account(Map.of("sentCopy", "yes"));
        assertThat(account.out().sentCopy()).isTrue();
        Letter letter = writer.write(message("Parcel"), account);
        new SmtpSender(account.smtp()).send(letter);
        SentFolder.keep(letter, account.incoming());

        assertThat(box.mails("Sent")).singleElement().satisfies(copy -> {
            assertThat(copy.getMessageID()).isEqualTo("<" + letter.id() + ">");
            assertThat(copy.isSet(Flags.Flag.SEEN)).isTrue();
        });
        SentFolder.keep(letter, account.incoming());
        assertThat(box.mails("Sent")).hasSize(2);
        assertThat(box.folders()).filteredOn(name -> name.equals("Sent")).hasSize(1);
    }

    @Test
    void aCopyThatCannotBeKeptDoesNotMatter() throws Exception {
        MailAccount account = account(Map.of("imapUser", "nobody@shop.example"));
        SentFolder.keep(writer.write(message("Parcel"), account), account.incoming());
        assertThat(box.folders()).doesNotContain("Sent");
    }
}
