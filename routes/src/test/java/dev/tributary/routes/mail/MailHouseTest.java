package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.conversation.ThreadMessage;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.routes.stream.StreamKit;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A mailbox and the whole engine: a mail in, an answer out, and the customer's answer to it. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MailHouseTest {
    private static final String HELLO = """
            From: Eva <eva@customer.example>
            To: support@shop.example
            Message-ID: <1@customer.example>
            Subject: Where is my parcel?

            It should be here. My card is 4111 1111 1111 1111.
            """;

    private final GreenMailBox box = GreenMailBox.start();
    private final StreamKit stream = new StreamKit();
    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final AtomicBoolean crashAfterCommit = new AtomicBoolean();
    private final EngineKit kit;
    private final ChannelAccount account;
    private final UUID owner;

    MailHouseTest(TestDatabase database) {
        kit = EngineKit.start(database, rules, stream.gateway());
        owner = Seeds.in(kit).owner().id();
        ChannelAccounts accounts = kit.get(ChannelAccounts.class);
        account = accounts.addByOperator(new AccountKey("email", GreenMailBox.ADDRESS), "Shop", box.settings());
        stream.run(accounts, kit.get(EventFeed.class), crashing(kit.get(Intake.class)), MailHouse.channel(kit));
    }

    @AfterEach
    void stop() {
        stream.close();
        kit.close();
        box.close();
    }

    @Test
    void aMailIsAnsweredAndTheCustomersAnswerComesBackToItsConversation() throws Exception {
        box.deliver(HELLO);
        await().atMost(Duration.ofSeconds(20)).until(() -> rows().size() == 1 && box.unseen() == 0);
        UUID conversation = rows().getFirst().id();
        assertThat(thread(conversation).getFirst().body()).contains("•••• 1111").doesNotContain("4111 1111");

        box.markAllUnseen();
        MailHouse.forgetMarks(kit, account);
        await().atMost(Duration.ofSeconds(20)).until(() -> box.unseen() == 0);
        assertThat(letters(conversation)).isEqualTo(1);

        kit.get(Desk.class)
                .reply(
                        owner,
                        conversation,
                        new Reply(account.id(), null, null, Unmasked.of("Tomorrow."), List.of(), Long.MAX_VALUE, true));
        await().atMost(Duration.ofSeconds(20)).until(() -> box.customersMails().size() == 1);
        MimeMessage answer = box.customersMails().getFirst();
        assertThat(answer.getHeader("In-Reply-To")).containsExactly("<1@customer.example>");
        assertThat(answer.getSubject()).isEqualTo("Re: Where is my parcel?");
        assertThat(answer.getHeader("References", " ")).startsWith("<c.").contains("<1@customer.example>");

        box.deliver("From: Eva <eva@customer.example>\nMessage-ID: <2@customer.example>\nSubject: thanks\nIn-Reply-To: "
                + answer.getMessageID() + "\n\nFine.\n");
        await().atMost(Duration.ofSeconds(20)).until(() -> box.unseen() == 0 && letters(conversation) == 3);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void whatIsMaskedIsMaskedInTheTextAndInTheHtml() throws Exception {
        box.deliver(HELLO);
        await().atMost(Duration.ofSeconds(20)).until(() -> rows().size() == 1 && box.unseen() == 0);
        Unmasked text = Unmasked.of("Is it <b>4111 1111 1111 1111</b>?");
        Reply asked = new Reply(account.id(), null, null, text, List.of(), Long.MAX_VALUE, true);
        kit.get(Desk.class).reply(owner, rows().getFirst().id(), asked);
        await().atMost(Duration.ofSeconds(20)).until(() -> box.customersMails().size() == 1);
        MimeMessage answer = box.customersMails().getFirst();
        String masked = "Is it <b>•••• •••• •••• 1111</b>?";
        assertThat(MailAsSent.text(answer)).startsWith(masked);
        assertThat(HtmlText.of(MailAsSent.html(answer))).startsWith(masked).isEqualTo(MailAsSent.text(answer));
    }

    @Test
    void aReturnedAnswerSaysWhyAndOpensNoConversation() throws Exception {
        box.deliver(HELLO);
        await().atMost(Duration.ofSeconds(20)).until(() -> rows().size() == 1 && box.unseen() == 0);
        UUID conversation = rows().getFirst().id();
        Reply tomorrow = new Reply(account.id(), null, null, Unmasked.of("Tomorrow."), List.of(), Long.MAX_VALUE, true);
        kit.get(Desk.class).reply(owner, conversation, tomorrow);
        await().atMost(Duration.ofSeconds(20)).until(() -> box.customersMails().size() == 1);
        String id = box.customersMails().getFirst().getMessageID();

        box.deliver(returned("stranger@else.example", "<other@else.example>", "failed"));
        box.deliver(returned("eva@customer.example", id, "delayed"));
        await().atMost(Duration.ofSeconds(20)).until(() -> box.unseen() == 0);
        ThreadMessage answer = answer(conversation);
        assertThat(answer.delivery()).isEqualTo(DeliveryState.SENT);
        assertThat(answer.failureCode()).isEqualTo("mailbox_full");

        // the server does not return the mail, and not even its id
        box.deliver(returned("eva@customer.example", "<other@else.example>", "failed"));
        await().atMost(Duration.ofSeconds(20)).until(() -> box.unseen() == 0);
        answer = answer(conversation);
        assertThat(answer.delivery()).isEqualTo(DeliveryState.FAILED);
        assertThat(answer.failure()).contains("552 5.2.2 over quota");
        assertThat(rows()).hasSize(1);
        assertThat(kit.get(Quarantine.class).open()).isZero();
    }

    @Test
    void aMailToTwoMailboxesOfTheHouseIsOneMessage() {
        String sales = "sales@shop.example";
        kit.get(ChannelAccounts.class).addByOperator(new AccountKey("email", sales), "Sales", box.more(sales));
        for (int i = 0; i < 5; i++) {
            String mail = HELLO.replace("<1@", "<both" + i + "@").replace("To: support", "To: " + sales + ", support");
            box.deliver(mail);
            box.deliver(sales, mail);
        }
        box.deliver(sales, HELLO.replace("<1@", "<sales@"));
        await().atMost(Duration.ofSeconds(30)).until(() -> box.unseen() == 0 && box.unseen(sales) == 0);
        assertThat(rows()).hasSize(6);
        assertThat(kit.get(Quarantine.class).open()).isZero();
    }

    private ThreadMessage answer(UUID conversation) {
        return thread(conversation).stream()
                .filter(message -> message.body().equals("Tomorrow."))
                .findFirst()
                .orElseThrow();
    }

    private static String returned(String recipient, String id, String action) {
        return """
                From: MAILER-DAEMON@mx.example
                To: support@shop.example
                Message-ID: <%s.%s@mx.example>
                Subject: Undelivered Mail Returned to Sender
                Content-Type: multipart/report; report-type=delivery-status; boundary=x

                --x

                Your message could not be delivered.
                --x
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; %s
                Action: %s
                Diagnostic-Code: smtp; 552 5.2.2 over quota
                --x
                Content-Type: text/rfc822-headers

                Message-ID: %s
                --x--
                """.formatted(action, recipient.hashCode(), recipient, action, id);
    }

    @Test
    void aMailThatCannotBeStoredWaitsInQuarantineUntilAReplay() {
        rules.decide(snapshot -> {
            if (snapshot.message().text().contains("bad")) throw new IllegalStateException("on purpose");
            return List.of();
        });
        box.deliver(HELLO.replace("It should", "bad"));
        box.deliver(HELLO.replace("<1@", "<2@"));
        Quarantine quarantine = kit.get(Quarantine.class);
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            stream.host().pollNow(account.id());
            return quarantine.open() == 1;
        });
        Quarantine.Entry entry = quarantine.entries(owner, 10).getFirst();
        assertThat(entry.cause()).isEqualTo(Quarantine.Cause.NOT_STORED);
        assertThat(rows()).hasSize(1);

        rules.decide(snapshot -> List.of());
        quarantine.askReplay(owner, entry.id());
        await().atMost(Duration.ofSeconds(30)).until(() -> quarantine.open() == 0);
        assertThat(rows()).hasSize(2);
        assertThat(quarantine.entries(owner, 10).getFirst().resolvedAt()).isNotNull();
    }

    @Test
    void aMailWhoseMarkWasLostAfterTheCommitIsNotStoredTwice() {
        crashAfterCommit.set(true);
        box.deliver(HELLO);
        await().atMost(Duration.ofSeconds(20)).until(() -> !crashAfterCommit.get() && box.unseen() == 0);
        assertThat(rows()).hasSize(1);
        assertThat(letters(rows().getFirst().id())).isEqualTo(1);
        assertThat(kit.get(Quarantine.class).open()).isZero();
    }

    /** Once, when told so: stores, and then the route never hears of it. */
    private IntakeResult taken(Intake real, ChannelEvent event) {
        IntakeResult result = real.accept(event);
        if (crashAfterCommit.getAndSet(false)) throw new IllegalStateException("crashed on purpose");
        return result;
    }

    private Intake crashing(Intake real) {
        return new Intake() {
            @Override
            public IntakeResult accept(ChannelEvent event) {
                return taken(real, event);
            }

            @Override
            public List<IntakeResult> acceptAll(List<? extends ChannelEvent> events) {
                return events.stream().map(this::accept).toList();
            }
        };
    }

    private List<ConversationRow> rows() {
        return kit.get(Inbox.class).page(owner, Queue.ALL, 0, 10);
    }

    private List<ThreadMessage> thread(UUID conversation) {
        return kit.get(Inbox.class).thread(owner, conversation, Long.MAX_VALUE, 50);
    }

    /** Messages in and out; not notes, not quiet lines. */
    private long letters(UUID conversation) {
        return thread(conversation).stream()
                .filter(message -> message.body().contains("card")
                        || message.body().equals("Tomorrow.")
                        || message.body().equals("Fine."))
                .count();
    }
}
