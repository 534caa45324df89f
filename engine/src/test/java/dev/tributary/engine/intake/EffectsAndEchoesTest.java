package dev.tributary.engine.intake;

import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_ASSIGNEE;
import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.ConversationLedger;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.ThreadEntry;
import dev.tributary.engine.conversation.Writer;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.LogReader;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.outbox.Outbox;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.DeliveryFailure;
import dev.tributary.engine.spi.Echo;
import dev.tributary.engine.spi.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class EffectsAndEchoesTest {
    private static final AccountKey PAGE = new AccountKey("messenger", "1001");

    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final RecordingGateway gateway = new RecordingGateway();
    private final EngineKit kit;
    private final UUID page;
    private final Intake intake;
    private final DSLContext sql;
    private final Agent kim;
    private final Group billing;

    EffectsAndEchoesTest(TestDatabase database) {
        kit = EngineKit.start(database, rules, gateway);
        intake = kit.get(Intake.class);
        sql = kit.get(DSLContext.class);
        page = kit.get(ChannelAccounts.class)
                .addByOperator(PAGE, "Page", new ChannelSettings(Map.of(), Map.of()))
                .id();
        Seeds seeds = Seeds.in(kit);
        billing = seeds.group("billing");
        kim = seeds.agent("Kim", Role.AGENT, billing);
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private IntakeResult.Stored write(String id) {
        return (IntakeResult.Stored)
                intake.accept(Incoming.chat(PAGE, "psid", id).build());
    }

    private List<UUID> assignees() {
        return sql.select(CONVERSATION_ASSIGNEE.AGENT_ID)
                .from(CONVERSATION_ASSIGNEE)
                .fetch()
                .map(row -> row.value1());
    }

    private void giveToKimAndResolve() {
        rules.decide(snapshot ->
                List.of(new Decision.AssignGroup(0, "billing"), new Decision.AssignAgent(0, "kim@example.com")));
        write("1");
        rules.decide(snapshot -> List.of());
        assertThat(assignees()).containsExactly(kim.id());
        sql.update(CONVERSATION).set(CONVERSATION.STATUS, "RESOLVED").execute();
    }

    @Test
    void aReopenedConversationGoesBackToWhoHadItAndIsOnShift() {
        giveToKimAndResolve();
        kit.get(People.class).setPresence(kim.id(), Presence.AWAY);
        write("2");
        assertThat(assignees()).containsExactly(kim.id());
        assertThat(rules.seen().getLast().conversation().assigneeOnShift()).isTrue();
    }

    @Test
    void aReopenedConversationOfSomebodyOffShiftIsNobodysInTheSameGroup() {
        giveToKimAndResolve();
        kit.get(People.class).setPresence(kim.id(), Presence.OFFLINE);
        write("2");
        var row = sql.selectFrom(CONVERSATION).fetchSingle();
        assertThat(row.getStatus()).isEqualTo("OPEN");
        assertThat(row.getGroupId()).isEqualTo(billing.id());
        assertThat(row.getAssigneeCount()).isZero();
        assertThat(assignees()).isEmpty();
    }

    @Test
    void anAnswerGivenElsewhereStandsInTheThreadAndEndsTheWaiting() {
        write("1");
        Echo echo = echo("mid.9", null);
        assertThat(intake.accept(echo)).isInstanceOf(IntakeResult.Stored.class);
        assertThat(intake.accept(echo)).isInstanceOf(IntakeResult.Duplicate.class);

        var message = sql.fetchSingle(MESSAGE, MESSAGE.EXTERNAL_ID.eq("mid.9"));
        assertThat(message.getKind()).isEqualTo("OUTBOUND");
        assertThat(message.getAuthor()).isEqualTo("ELSEWHERE");
        assertThat(sql.selectFrom(CONVERSATION).fetchSingle().getWaitingSince()).isNull();
    }

    private Echo echo(String externalId, @Nullable UUID delivery) {
        return new Echo(
                PAGE,
                externalId,
                "psid",
                delivery,
                Unmasked.of("from the page"),
                List.of(),
                kit.clock().instant());
    }

    private Receipt read(@Nullable Instant watermark, String... ids) {
        return new Receipt(
                PAGE,
                Receipt.State.READ,
                "psid",
                List.of(ids),
                watermark,
                kit.clock().instant());
    }

    /** Kim answers, as the desk does, and the channel takes it. */
    private UUID answered(IntakeResult.Stored message) {
        UUID delivery =
                Objects.requireNonNull(kit.get(TransactionTemplate.class).execute(status -> {
                    ConversationLedger ledger = kit.get(ConversationLedger.class);
                    LockedConversation locked =
                            ledger.lock(message.conversationId()).orElseThrow();
                    Instant now = kit.clock().instant();
                    MaskedText text = kit.get(Masker.class).mask(Unmasked.of("Hello"), MaskPlan.CARDS);
                    LockedConversation.Placed placed = locked.append(
                            ThreadEntry.Written.answer(
                                    Writer.agent(kim.id(), "Kim"), "messenger", page, null, text, List.of(), now),
                            now);
                    ledger.write(locked);
                    return kit.get(Outbox.class)
                            .enqueue(new Outbox.NewDelivery(
                                    placed.id(), message.conversationId(), page, placed.seq(), "psid"));
                }));
        await().atMost(Duration.ofSeconds(20)).until(() -> state(delivery).equals("SENT"));
        return delivery;
    }

    private String state(UUID delivery) {
        return sql.fetchSingle(DELIVERY, DELIVERY.ID.eq(delivery)).getState();
    }

    @Test
    void aReceiptMovesWhatWasSentToThemOnce() {
        UUID delivery = answered(write("1"));
        assertThat(intake.accept(read(null, "ext-somebody else's"))).isEqualTo(new IntakeResult.Updated(0));
        assertThat(intake.accept(read(kit.clock().instant().plusSeconds(1)))).isEqualTo(new IntakeResult.Updated(1));
        assertThat(state(delivery)).isEqualTo("READ");
        assertThat(intake.accept(read(null, "ext-" + delivery))).isEqualTo(new IntakeResult.Updated(0));
    }

    @Test
    void aFailureToldLaterFailsWhatWasSentAndItsReasonIsMasked() {
        UUID delivery = answered(write("1"));
        DeliveryFailure failure = new DeliveryFailure(
                PAGE,
                "ext-" + delivery,
                null,
                "551",
                Unmasked.of("not to 4111 1111 1111 1111"),
                kit.clock().instant());
        assertThat(intake.accept(failure)).isEqualTo(new IntakeResult.Updated(1));
        assertThat(intake.accept(failure)).isEqualTo(new IntakeResult.Updated(0));
        var row = sql.fetchSingle(DELIVERY, DELIVERY.ID.eq(delivery));
        assertThat(row.getState()).isEqualTo("FAILED");
        assertThat(row.getFailureCode()).isEqualTo("551");
        assertThat(row.getFailure()).startsWith("not to").doesNotContain("4111 1111 1111");
    }

    @Test
    void aFailureThatNamesOnlyTheRecipientIsOfWhatTheyWereSentLast() {
        UUID first = answered(write("1"));
        UUID last = answered(write("2"));
        assertThat(intake.accept(told("somebody else", true))).isEqualTo(new IntakeResult.Updated(0));
        assertThat(intake.accept(told("psid", true))).isEqualTo(new IntakeResult.Updated(1));
        assertThat(state(last)).isEqualTo("FAILED");
        assertThat(state(first)).isEqualTo("SENT");
        kit.clock().advance(Duration.ofDays(7));
        assertThat(intake.accept(told("psid", true))).isEqualTo(new IntakeResult.Updated(0));
    }

    @Test
    void whatIsOnlyLateStaysSentAndSaysWhy() {
        UUID delivery = answered(write("1"));
        assertThat(intake.accept(told("psid", false))).isEqualTo(new IntakeResult.Updated(1));
        assertThat(intake.accept(told("psid", false))).isEqualTo(new IntakeResult.Updated(0));
        assertThat(state(delivery)).isEqualTo("SENT");
        assertThat(sql.fetchSingle(DELIVERY, DELIVERY.ID.eq(delivery)).getFailureCode())
                .isEqualTo("mailbox_full");
        assertThat(intake.accept(told("psid", true))).isEqualTo(new IntakeResult.Updated(1));
        assertThat(state(delivery)).isEqualTo("FAILED");
    }

    private DeliveryFailure told(String recipient, boolean permanent) {
        Unmasked words = Unmasked.of("452 4.2.2 full");
        Instant now = kit.clock().instant();
        return new DeliveryFailure(PAGE, null, null, recipient, permanent, "mailbox_full", words, now);
    }

    @Test
    void anEchoOfOurOwnAnswerIsNoSecondMessage() {
        UUID delivery = answered(write("1"));
        int messages = sql.fetchCount(MESSAGE);
        assertThat(intake.accept(echo("ext-" + delivery, delivery))).isEqualTo(new IntakeResult.Updated(0));
        assertThat(intake.accept(echo("ext-" + delivery, null))).isEqualTo(new IntakeResult.Updated(0));
        assertThat(sql.fetchCount(MESSAGE)).isEqualTo(messages);
    }

    @Test
    void aBatchOfAllKindsGivesEachItsResultInOrder() {
        UUID delivery = answered(write("1"));
        List<IntakeResult> results = intake.acceptAll(List.of(
                read(kit.clock().instant().plusSeconds(1)),
                Incoming.chat(PAGE, "psid", "2").build(),
                echo("ext-" + delivery, delivery),
                echo("mid.9", null),
                Incoming.chat(PAGE, "psid", "1").build()));
        assertThat(results).hasSize(5);
        assertThat(results.get(0)).isEqualTo(new IntakeResult.Updated(1));
        assertThat(results.get(1)).isInstanceOf(IntakeResult.Stored.class);
        assertThat(results.get(2)).isEqualTo(new IntakeResult.Updated(0));
        assertThat(results.get(3)).isInstanceOf(IntakeResult.Stored.class);
        assertThat(results.get(4)).isInstanceOf(IntakeResult.Duplicate.class);
    }

    @Test
    void rulesGiveAConversationToAGroupAndTakeItBack() {
        rules.decide(snapshot -> List.of(new Decision.AssignGroup(0, "billing")));
        write("1");
        assertThat(sql.selectFrom(CONVERSATION).fetchSingle().getGroupId()).isEqualTo(billing.id());
        rules.decide(snapshot -> List.of(new Decision.AssignAgent(0, "Kim@Example.com")));
        write("2");
        assertThat(assignees()).containsExactly(kim.id());
        assertThat(sql.selectFrom(CONVERSATION).fetchSingle().getGroupId()).isEqualTo(billing.id());
        assertThat(rules.seen().getLast().conversation().group()).isEqualTo("billing");
        rules.decide(snapshot -> List.of(new Decision.Unassign(0)));
        write("3");
        assertThat(rules.seen().getLast().conversation().assignees()).containsExactly("kim@example.com");
        assertThat(assignees()).isEmpty();
        assertThat(sql.select(MESSAGE.BODY)
                        .from(MESSAGE)
                        .where(MESSAGE.KIND.eq("EVENT"))
                        .orderBy(MESSAGE.SEQ)
                        .fetch(MESSAGE.BODY))
                .containsExactly("event.assigned.rule", "event.assigned.rule", "event.unassigned.rule");
    }

    @Test
    void whatAMessageTellsOfAKnownCustomerIsLoggedWhenItIsNews() {
        write("1");
        LogReader log = new LogReader(kit);
        assertThat(log.details(EventKind.CONTACT_CHANGED)).isEmpty();
        intake.accept(Incoming.chat(PAGE, "psid", "2").named("Ann").build());
        intake.accept(Incoming.chat(PAGE, "psid", "3").named("Ann").build());
        String contact = sql.selectFrom(CONTACT).fetchSingle().getId().toString();
        assertThat(log.details(EventKind.CONTACT_CHANGED)).containsExactly(contact);
    }

    @Test
    void aReceiptForNothingOfOursChangesNothing() {
        write("1");
        assertThat(intake.accept(new Receipt(
                        PAGE,
                        Receipt.State.READ,
                        "psid",
                        List.of(),
                        kit.clock().instant(),
                        kit.clock().instant())))
                .isEqualTo(new IntakeResult.Updated(0));
    }
}
