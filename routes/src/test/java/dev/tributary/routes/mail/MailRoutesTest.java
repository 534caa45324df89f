package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.OutgoingFile;
import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.spi.SendOutcome;
import dev.tributary.routes.stream.FakeAccounts;
import dev.tributary.routes.stream.FakeIntake;
import dev.tributary.routes.stream.StreamKit;
import jakarta.mail.Address;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The routes of a mailbox against a real IMAP and SMTP server. */
class MailRoutesTest {
    private static final AccountKey KEY = new AccountKey("email", GreenMailBox.ADDRESS);
    private static final String HELLO = """
            From: =?utf-8?Q?=C3=89va?= <Eva@Customer.example>
            To: support@shop.example
            Message-ID: <1@customer.example>
            Subject: Where is my parcel?
            Date: Wed, 25 Nov 2026 10:00:00 +0100

            It should be here.
            """;

    private final GreenMailBox box = GreenMailBox.start();
    private final FakeIntake intake = new FakeIntake();
    private final FakeAccounts accounts = new FakeAccounts();
    private final FakeQuarantine quarantine = new FakeQuarantine();
    private final FakeLeases leases = new FakeLeases();
    private final FakeMarks marks = new FakeMarks();
    private final MailChannel mail = new MailChannel(
            accounts,
            quarantine,
            leases,
            marks,
            new SettableClock(),
            new FakeIds(),
            MailHouse.signIns(),
            MailHouse.consent());
    private final StreamKit stream = StreamKit.start(accounts, intake, mail);
    private ChannelAccount account;

    @BeforeEach
    void connect() {
        account = accounts.addByOperator(KEY, "Shop", box.settings());
    }

    @AfterEach
    void stop() {
        stream.close();
        box.close();
    }

    @Test
    void aMailIsHandedInAndMarkedAsSeen() {
        box.deliver(HELLO);
        await().until(() -> intake.storedCount() == 1 && box.unseen() == 0);
        InboundMessage message = intake.lastMessage();
        assertThat(message.externalId()).isEqualTo("1@customer.example");
        assertThat(message.sender().externalId()).isEqualTo("eva@customer.example");
        assertThat(message.sentAt()).isEqualTo(Instant.parse("2026-11-25T09:00:00Z"));
        assertThat(message.clues().recipients()).containsExactly("support@shop.example");
        assertThat(message.automatic()).isFalse();
    }

    @Test
    void aMailFetchedTwiceBecomesOneMessage() {
        box.deliver(HELLO);
        await().until(() -> box.unseen() == 0 && intake.storedCount() == 1);
        marks.lose(account.id(), "INBOX");
        await().until(() -> intake.events().size() >= 2);
        assertThat(intake.storedCount()).isEqualTo(1);
    }

    @Test
    void whileTheDatabaseIsAwayMailsStayUnseenAndNoneGoesToQuarantine() {
        intake.down(new IllegalStateException("database gone"));
        quarantine.down(true);
        box.deliver(HELLO);
        box.deliver(HELLO.replace("1@customer", "2@customer"));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            stream.host().pollNow(account.id());
            return intake.failures() > 2 * RefusedMails.TRIES;
        });
        assertThat(intake.storedCount()).isZero();
        assertThat(box.unseen()).isEqualTo(2);
        intake.down(null);
        quarantine.down(false);
        stream.host().pollNow(account.id());
        await().until(() -> intake.storedCount() == 2 && box.unseen() == 0);
        assertThat(quarantine.open()).isZero();
    }

    @Test
    void aMailThatIsRefusedTimeAfterTimeGoesToQuarantineAndOthersAreTakenIn() {
        intake.refuse("1@customer.example");
        box.deliver(HELLO);
        box.deliver(HELLO.replace("1@customer", "2@customer"));
        await().until(() -> intake.storedCount() == 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            stream.host().pollNow(account.id());
            return quarantine.open() == 1;
        });
        // once more when it was handed in together with the other
        assertThat(intake.failures()).isBetween(RefusedMails.TRIES, RefusedMails.TRIES + 1);
        Quarantine.Entry entry = quarantine.entries(UUID.randomUUID(), 10).getFirst();
        assertThat(entry.cause()).isEqualTo(Quarantine.Cause.NOT_STORED);
        await().until(() -> box.mails("INBOX").size() == 1);

        intake.mend();
        quarantine.askReplay(UUID.randomUUID(), entry.id());
        accounts.tell(EventKind.REPLAY_ASKED);
        await().until(() -> intake.storedCount() == 2 && quarantine.open() == 0);
    }

    @Test
    void whileAnotherNodeHasTheTurnNothingIsFetchedAndThenItIs() {
        leases.elsewhere(true);
        box.deliver(HELLO);
        int asked = leases.asked();
        await().until(() -> {
            stream.host().pollNow(account.id());
            return leases.asked() > asked + 2;
        });
        assertThat(intake.storedCount()).isZero();
        assertThat(box.unseen()).isEqualTo(1);
        leases.elsewhere(false);
        await().until(() -> intake.storedCount() == 1);
    }

    @Test
    void headersOfASenderAreNoOrders() {
        box.deliver(HELLO.replace(
                "Subject:",
                "copyTo: EVIL\nmoveTo: GONE\ndelete: true\nCamelMailCopyTo: EVIL\nCamelMailMoveTo: GONE\n"
                        + "CamelMailDelete: true\nSubject:"));
        await().until(() -> intake.storedCount() == 1 && box.unseen() == 0);
        assertThat(box.mails("INBOX")).hasSize(1);
        assertThat(box.folders()).doesNotContain("EVIL", "GONE");
    }

    @Test
    void whatCannotBeReadGoesToQuarantineAndTheNextArrives() {
        box.deliver(HardMails.nestedText(40));
        box.deliver(HELLO);
        await().until(() -> intake.storedCount() == 1 && box.unseen() == 0 && quarantine.open() == 1);
        Quarantine.Entry entry = quarantine.entries(UUID.randomUUID(), 10).getFirst();
        assertThat(entry.cause()).isEqualTo(Quarantine.Cause.TOO_DEEP);
        await().until(() -> box.mails("INBOX").size() == 1);
        assertThat(box.mails("Quarantine")).hasSize(1);
        quarantine.askReplay(UUID.randomUUID(), entry.id());
        accounts.tell(EventKind.REPLAY_ASKED);
        await().until(() -> quarantine.entries(UUID.randomUUID(), 10).getFirst().attempts() == 2);
        assertThat(box.mails("Quarantine")).hasSize(1);
    }

    @Test
    void aMailThatAPersonMarkedForRemovalSurvivesTheQuarantineOfAnother() {
        box.deliver(HELLO);
        await().until(() -> intake.storedCount() == 1 && box.unseen() == 0);
        box.markAllForRemoval("INBOX");
        box.deliver(HardMails.nestedText(40));
        await().until(() -> quarantine.open() == 1 && box.mails("Quarantine").size() == 1);
        box.deliver(HELLO.replace("1@customer", "2@customer"));
        await().until(() -> intake.storedCount() == 2 && box.unseen() == 0);
        await().until(() -> box.mails("INBOX").size() == 2);
        assertThat(box.mails("INBOX").getFirst()).satisfies(marked -> {
            assertThat(marked.getMessageID()).isEqualTo("<1@customer.example>");
            assertThat(marked.isSet(Flags.Flag.DELETED)).isTrue();
        });
    }

    @Test
    void anAnswerGoesOutWithWhatThreadsItBack() throws Exception {
        await().until(() -> stream.host().running(account.id()).name().equals("STARTED"));
        OutgoingMessage answer = answer("Soon.\n.\nReally.", List.of());
        SendOutcome outcome = send(answer);
        String id = "m." + answer.messageId() + ".mac@shop.example";
        assertThat(outcome).isEqualTo(new SendOutcome.Sent(id, List.of()));
        MimeMessage mail = box.customersMails().getFirst();
        assertThat(mail.getMessageID()).isEqualTo("<" + id + ">");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<1@customer.example>");
        assertThat(MessageIds.in(mail.getHeader("References")))
                .containsExactly(
                        "c." + answer.conversationId() + ".mac@shop.example",
                        "0@customer.example",
                        "1@customer.example");
        assertThat(mail.getSubject()).isEqualTo("Re: Where is my parcel?  Bcc: x@evil.example");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getFrom())
                .extracting(Address::toString)
                .containsExactly("Anna via Shop <support@shop.example>");
        assertThat(MailAsSent.text(mail)).isEqualTo("Soon.\n.\nReally.");
        assertThat(mail.getHeader("X-Loop")).containsExactly("tributary-test");
        assertThat(mail.getHeader("Auto-Submitted")).isNull();
    }

    @Test
    void filesGoAlong() throws Exception {
        await().until(() -> stream.host().running(account.id()).name().equals("STARTED"));
        send(answer("See there.", List.of(new OutgoingFile("számla.pdf", "application/pdf", new byte[] {1, 2, 3}))));
        MimeMultipart parts = (MimeMultipart) box.customersMails().getFirst().getContent();
        assertThat(parts.getContentType()).startsWith("multipart/mixed");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("multipart/alternative");
        assertThat(MailAsSent.text(parts.getBodyPart(0))).isEqualTo("See there.");
        assertThat(HtmlText.of(MailAsSent.html(parts.getBodyPart(0)))).isEqualTo("See there.");
        assertThat(parts.getBodyPart(1).getDisposition()).isEqualTo("attachment");
        assertThat(HeaderText.decode(parts.getBodyPart(1).getFileName())).isEqualTo("számla.pdf");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).containsExactly(1, 2, 3);
    }

    @Test
    void whatWeSentDoesNotComeInAgain() throws Exception {
        await().until(() -> stream.host().running(account.id()).name().equals("STARTED"));
        box.deliver(HELLO.replace("1@customer.example", "m.7.mac@shop.example"));
        box.deliver(HELLO);
        await().until(() -> intake.storedCount() == 1 && box.unseen() == 0);
        assertThat(intake.lastMessage().externalId()).isEqualTo("1@customer.example");
    }

    private SendOutcome send(OutgoingMessage message) {
        return stream.gateway().send(message);
    }

    private OutgoingMessage answer(String text, List<OutgoingFile> files) {
        return new OutgoingMessage(
                UUID.randomUUID(),
                1,
                account.id(),
                KEY,
                UUID.randomUUID(),
                UUID.randomUUID(),
                GreenMailBox.CUSTOMER,
                "Éva\r\nBcc: x@evil.example",
                "Where is my parcel?\r\nBcc: x@evil.example",
                text,
                "Anna",
                true,
                files,
                "1@customer.example",
                List.of("0@customer.example", "uid:1:2"),
                null,
                Instant.parse("2026-11-25T09:00:00Z"));
    }
}
