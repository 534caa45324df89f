package dev.tributary.engine.conversation;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Rearranging.Done;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.SendOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Conversations that are parted, joined and put back, and where the next answers find them. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RearrangingTest {
    private static final AccountKey MAILBOX = new AccountKey("email", "support@shop.example");
    private static final String ANN = "ann@customer.example";
    private static final String BOB = "bob@else.example";

    private final RecordingGateway gateway = new RecordingGateway();
    private final EngineKit kit;
    private final Rearranging threads;
    private final Intake intake;
    private final DSLContext sql;
    private final Seeds seeds;
    private final Agent owner;
    private final UUID mailbox;

    RearrangingTest(TestDatabase database) {
        kit = EngineKit.start(database, new FakeRuleCompiler(), gateway);
        threads = kit.get(Rearranging.class);
        intake = kit.get(Intake.class);
        sql = kit.get(DSLContext.class);
        seeds = Seeds.in(kit);
        owner = seeds.owner();
        mailbox = kit.get(ChannelAccounts.class)
                .addByOperator(MAILBOX, "Support", new ChannelSettings(Map.of(), Map.of()))
                .id();
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private IntakeResult.Stored mail(String from, String id, String inReplyTo, String subject) {
        kit.clock().advance(Duration.ofMinutes(1));
        return (IntakeResult.Stored) intake.accept(Incoming.mail(MAILBOX, from, id)
                .subject(subject)
                .text("text of " + id)
                .inReplyTo(inReplyTo)
                .build());
    }

    private List<String> texts(UUID conversation) {
        return kit.get(Inbox.class).thread(owner.id(), conversation, Long.MAX_VALUE, 50).stream()
                .filter(message -> message.kind() != MessageKind.EVENT)
                .map(ThreadMessage::body)
                .toList();
    }

    private String status(UUID conversation) {
        return sql.fetchSingle(CONVERSATION, CONVERSATION.ID.eq(conversation)).getStatus();
    }

    private String columns(UUID conversation) {
        var row = sql.fetchSingle(CONVERSATION, CONVERSATION.ID.eq(conversation));
        return row.getSubject() + "|" + row.getMessageCount() + "|" + row.getPreview() + "|" + row.getAgentAnswered()
                + "|" + row.getWaitingSince() + "|" + row.getLastInboundAt();
    }

    private Reason refused(ThrowingCallable call) {
        return catchThrowableOfType(CommandRefused.class, call).reason();
    }

    @Test
    void whatIsSplitOffStandsByItselfAndItsAnswersFindIt() {
        UUID whole = mail(ANN, "1@x", null, "Parcel").conversationId();
        IntakeResult.Stored second = mail(ANN, "2@x", "1@x", "Invoice");
        mail(ANN, "3@x", "2@x", "Invoice");
        String before = columns(whole);

        Done done = threads.split(owner.id(), second.messageId());
        assertThat(texts(whole)).containsExactly("text of 1@x");
        assertThat(texts(done.target())).containsExactly("text of 2@x", "text of 3@x");
        assertThat(columns(whole)).startsWith("Parcel|1|text of 1@x|");
        assertThat(columns(done.target())).startsWith("Invoice|2|text of 3@x|");
        assertThat(mail(ANN, "4@x", "3@x", "Re: Invoice").conversationId()).isEqualTo(done.target());
        assertThat(mail(ANN, "5@x", "1@x", "Re: Parcel").conversationId()).isEqualTo(whole);

        threads.undo(owner.id(), done.id());
        assertThat(texts(whole)).containsExactly("text of 1@x", "text of 2@x", "text of 3@x", "text of 5@x");
        assertThat(mail(ANN, "6@x", "3@x", "Re: Invoice").conversationId()).isEqualTo(whole);
        assertThat(before).startsWith("Invoice|3|");
    }

    @Test
    void whatIsMergedIsOneAndEveryNameOfTheOtherLeadsThereUntilItIsUndone() {
        SignedIds ids = kit.get(SignedIds.class);
        UUID one = mail(ANN, "1@x", "unseen@x", "Parcel").conversationId();
        UUID other = mail(BOB, "2@x", null, "The parcel of Ann").conversationId();
        long number = sql.fetchSingle(CONVERSATION, CONVERSATION.ID.eq(one)).getNumber();
        String before = columns(one);

        Done done = threads.merge(owner.id(), one, other);
        assertThat(texts(other)).containsExactly("text of 2@x", "text of 1@x");
        assertThat(texts(one)).isEmpty();
        assertThat(status(one)).isEqualTo("RESOLVED");
        assertThat(mail(ANN, "3@x", "1@x", "Re: Parcel").conversationId()).isEqualTo(other);
        assertThat(mail(ANN, "4@x", ids.ofConversation(one) + "@shop.example", "Re: Parcel")
                        .conversationId())
                .isEqualTo(other);
        assertThat(mail(ANN, "5@x", "unseen@x", "Re: Parcel").conversationId()).isEqualTo(other);
        assertThat(((IntakeResult.Stored) intake.accept(Incoming.mail(MAILBOX, ANN, "6@x")
                                .subject("x " + ids.shortMark(number))
                                .build()))
                        .conversationId())
                .isEqualTo(other);
        assertThat(threads.last(owner.id(), other).orElseThrow().id()).isEqualTo(done.id());

        threads.undo(owner.id(), done.id());
        assertThat(texts(one)).containsExactly("text of 1@x");
        assertThat(columns(one)).isEqualTo(before);
        assertThat(status(one)).isEqualTo("OPEN");
        assertThat(mail(ANN, "7@x", "1@x", "Re: Parcel").conversationId()).isEqualTo(one);
        assertThat(mail(ANN, "8@x", ids.ofConversation(one) + "@shop.example", "Re: Parcel")
                        .conversationId())
                .isEqualTo(one);
        assertThat(threads.last(owner.id(), other)).isEmpty();
        assertThat(refused(() -> threads.undo(owner.id(), done.id()))).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void aMessageThatIsMovedTakesItsAnswersAlong() {
        UUID one = mail(ANN, "1@x", null, "Parcel").conversationId();
        IntakeResult.Stored wrong = mail(ANN, "2@x", "1@x", "Invoice");
        UUID other = mail(ANN, "3@x", null, "Invoice").conversationId();

        Done done = threads.move(owner.id(), wrong.messageId(), other);
        assertThat(texts(one)).containsExactly("text of 1@x");
        assertThat(texts(other)).containsExactly("text of 3@x", "text of 2@x");
        assertThat(mail(ANN, "4@x", "2@x", "Re: Invoice").conversationId()).isEqualTo(other);

        Done again = threads.move(owner.id(), wrong.messageId(), one);
        assertThat(refused(() -> threads.undo(owner.id(), done.id()))).isEqualTo(Reason.MOVED_SINCE);
        threads.undo(owner.id(), again.id());
        threads.undo(owner.id(), done.id());
        assertThat(texts(one)).containsExactly("text of 1@x", "text of 2@x");
    }

    @Test
    void anAnswerThatWasSentGoesAlongAndTheCustomersAnswerToItToo() {
        gateway.answering(message -> new SendOutcome.Sent("m-" + message.messageId() + "@shop", List.of()));
        UUID one = mail(ANN, "1@x", null, "Parcel").conversationId();
        UUID other = mail(ANN, "2@x", null, "Parcel again").conversationId();
        UUID answer = kit.get(Desk.class)
                .reply(
                        owner.id(),
                        one,
                        new Reply(mailbox, null, null, Unmasked.of("Tomorrow."), List.of(), Long.MAX_VALUE, true));
        await().until(() -> gateway.messages().contains(answer));
        await().until(() -> sql.fetchExists(
                dev.tributary.engine.store.schema.Tables.DELIVERY,
                dev.tributary.engine.store.schema.Tables.DELIVERY.STATE.eq("SENT")));

        threads.merge(owner.id(), one, other);
        assertThat(texts(other)).containsExactly("text of 2@x", "text of 1@x", "Tomorrow.");
        assertThat(mail(ANN, "3@x", "m-" + answer + "@shop", "Re: Parcel").conversationId())
                .isEqualTo(other);
        assertThat(mail(ANN, "4@x", kit.get(SignedIds.class).ofMessage(answer) + "@shop", "Re: Parcel")
                        .conversationId())
                .isEqualTo(other);
    }

    @Test
    void whatCannotBeDoneSaysWhyAndChangesNothing() {
        AccountKey site = new AccountKey("chat", "shop");
        kit.get(ChannelAccounts.class).addByOperator(site, "Shop", new ChannelSettings(Map.of(), Map.of()));
        UUID chat = ((IntakeResult.Stored)
                        intake.accept(Incoming.chat(site, "v1", "1").build()))
                .conversationId();
        IntakeResult.Stored first = mail(ANN, "1@x", null, "Parcel");
        UUID one = first.conversationId();
        Agent outsider = seeds.agent("Odon", Role.AGENT);

        assertThat(refused(() -> threads.split(owner.id(), first.messageId()))).isEqualTo(Reason.NOTHING_TO_PART);
        assertThat(refused(() -> threads.merge(owner.id(), one, one))).isEqualTo(Reason.SAME_CONVERSATION);
        assertThat(refused(() -> threads.merge(owner.id(), chat, one))).isEqualTo(Reason.ONLY_MAILS);
        assertThat(refused(() -> threads.merge(owner.id(), one, chat))).isEqualTo(Reason.ONLY_MAILS);
        assertThat(refused(() -> threads.merge(owner.id(), one, UUID.randomUUID())))
                .isEqualTo(Reason.NOT_VISIBLE);
        assertThat(threads.numbered(outsider.id(), 1_000_000)).isEmpty();
        assertThat(sql.fetchCount(MESSAGE, MESSAGE.CONVERSATION_ID.eq(one))).isEqualTo(1);
    }
}
