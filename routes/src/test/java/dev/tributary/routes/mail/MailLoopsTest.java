package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.routes.kit.CountingIntake;
import dev.tributary.routes.stream.StreamKit;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that answers every mail, and machines at the other end: R16 of the checks. */
class MailLoopsTest {
    private static final String OURS = "We have your mail.";
    private static final String LONGEST_PAUSE = "PT10M1S";

    private final GreenMailBox box = GreenMailBox.start();
    private final StreamKit stream = new StreamKit();
    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final EngineKit kit = EngineKit.start(TestDatabase.H2, rules, stream.gateway());
    private final UUID owner = Seeds.in(kit).owner().id();
    private final CountingIntake intake = new CountingIntake(kit.get(Intake.class));
    /** How much of what the customer got the customer's machine has answered. */
    private int answered;

    MailLoopsTest() {
        rules.decide(snapshot ->
                snapshot.event().equals("messageReceived") ? List.of(new Decision.Reply(0, OURS)) : List.of());
        ChannelAccounts accounts = kit.get(ChannelAccounts.class);
        accounts.addByOperator(new AccountKey("email", GreenMailBox.ADDRESS), "Shop", box.settings());
        stream.run(accounts, kit.get(EventFeed.class), intake, MailHouse.channel(kit));
    }

    @AfterEach
    void stop() {
        stream.close();
        kit.close();
        box.close();
    }

    @Test
    void twoMachinesThatAnswerEachOtherComeToAnEndAfterOneMail() throws Exception {
        box.deliver(mail("first@customer.example", "", "Where is my parcel?"));
        awaitAtCustomer(1);
        // it does not say that it is a machine, and begins anew each time
        for (int i = 1; i <= 3; i++) box.deliver(mail("away" + i + "@customer.example", "", "I am away."));
        answerWhatCame();
        await().atMost(Duration.ofSeconds(20)).until(() -> intake.stored() == 5);
        assertThat(ours()).isEqualTo(1);

        kit.advance(Duration.parse(LONGEST_PAUSE));
        box.deliver(mail("again@customer.example", "", "Hello?"));
        awaitAtCustomer(2);
        answerWhatCame();
        await().atMost(Duration.ofSeconds(20)).until(() -> intake.stored() == 7);
        assertThat(ours()).isEqualTo(2);
        assertThat(box.customersMails()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated (vacation)",
                "Precedence: bulk",
                "X-Autoreply: yes",
                "List-Id: <news.else.example>",
                "Return-Path: <>",
                "X-Loop: somebody@else.example"
            })
    void aMachineThatSaysSoIsNotAnswered(String sign) {
        box.deliver(mail("1@customer.example", sign + "\n", "I am away."));
        box.deliver(mail("2@customer.example", "", "I am here."));
        awaitAtCustomer(1);
        await().atMost(Duration.ofSeconds(20)).until(() -> intake.stored() == 2);
        assertThat(box.customersMails())
                .hasSize(1)
                .allSatisfy(
                        answer -> assertThat(answer.getHeader("In-Reply-To")).containsExactly("<2@customer.example>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"All", "DR, AutoReply", "oof", "NDR, RN, OOF"})
    void whoAsksMachinesNotToAnswerIsNotAnswered(String asked) {
        box.deliver(mail("1@customer.example", "X-Auto-Response-Suppress: " + asked + "\n", "I am here."));
        box.deliver(mail("2@customer.example", "X-Auto-Response-Suppress: DR, RN, NRN\n", "I am here too."));
        awaitAtCustomer(1);
        await().atMost(Duration.ofSeconds(20)).until(() -> intake.stored() == 2);
        assertThat(box.customersMails())
                .hasSize(1)
                .allSatisfy(
                        answer -> assertThat(answer.getHeader("In-Reply-To")).containsExactly("<2@customer.example>"));
    }

    @Test
    void ourAnswersSayThatTheyAreOnesAndComeInAgainAsNothing() throws Exception {
        box.deliver(mail("1@customer.example", "", "Where is my parcel?"));
        awaitAtCustomer(1);
        MimeMessage answer = box.customersMails().getFirst();
        assertThat(answer.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
        assertThat(answer.getHeader("Precedence", null)).isEqualTo("bulk");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        answer.writeTo(bytes);
        box.deliver(bytes.toByteArray());
        box.deliver(mail("2@customer.example", "", "Thank you."));
        await().atMost(Duration.ofSeconds(20)).until(() -> intake.stored() == 2 && box.unseen() == 0);
        assertThat(ours()).isEqualTo(1);
    }

    @Test
    void aBounceAndTheBounceOfABounceAreNotAnsweredAndOpenNothing() throws Exception {
        box.deliver(mail("1@customer.example", "", "Where is my parcel?"));
        awaitAtCustomer(1);
        String id = box.customersMails().getFirst().getMessageID();
        box.deliver(bounce("2@mx.example", "eva@customer.example", id));
        box.deliver(bounce("3@mx.example", "mailer-daemon@mx.example", "<2@mx.example>"));
        box.deliver(bounce("4@mx.example", "somebody@else.example", "<else@else.example>"));
        await().atMost(Duration.ofSeconds(20)).until(() -> box.unseen() == 0);
        assertThat(intake.stored()).isEqualTo(1);
        assertThat(ours()).isEqualTo(1);
        assertThat(box.customersMails()).hasSize(1);
        assertThat(kit.get(Quarantine.class).open()).isZero();
        assertThat(kit.get(Inbox.class).page(owner, Queue.ALL, 0, 10)).hasSize(1);
    }

    /** The customer's machine answers what it has not answered yet. */
    private void answerWhatCame() throws MessagingException, IOException {
        List<MimeMessage> came = box.customersMails();
        for (; answered < came.size(); answered++) {
            String id = came.get(answered).getMessageID();
            box.deliver(mail("re" + answered + "@customer.example", "In-Reply-To: " + id + "\n", "I am away."));
        }
    }

    private void awaitAtCustomer(int mails) {
        await().atMost(Duration.ofSeconds(20)).until(() -> box.customersMails().size() == mails);
    }

    /** What the rule has answered, sent or not. */
    private long ours() {
        Inbox inbox = kit.get(Inbox.class);
        return inbox.page(owner, Queue.ALL, 0, 50).stream()
                .flatMap(row -> inbox.thread(owner, row.id(), Long.MAX_VALUE, 50).stream())
                .filter(message -> message.body().equals(OURS))
                .count();
    }

    private static String mail(String id, String headers, String text) {
        return headers + "From: " + GreenMailBox.CUSTOMER + "\nTo: support@shop.example\nMessage-ID: <" + id
                + ">\nSubject: " + text + "\n\n" + text + "\n";
    }

    private static byte[] bounce(String id, String recipient, String of) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mx.example
                To: support@shop.example
                Message-ID: <%s>
                Subject: Undelivered Mail Returned to Sender
                Content-Type: multipart/report; report-type=delivery-status; boundary=x

                --x

                Your message could not be delivered.
                --x
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                --x
                Content-Type: text/rfc822-headers

                Message-ID: %s
                --x--
                """.formatted(id, recipient, of).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
