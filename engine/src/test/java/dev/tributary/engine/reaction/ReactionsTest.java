package dev.tributary.engine.reaction;

import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_TAG;
import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.NOTIFICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.EventTraces;
import dev.tributary.engine.decision.KeptTrace;
import dev.tributary.engine.decision.RuleTraces;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.spi.SendOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules on whatever happens, and how everything they can decide is done. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReactionsTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");

    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final RecordingGateway gateway = new RecordingGateway();
    private final EngineKit kit;
    private final Intake intake;
    private final DSLContext sql;
    private final Desk desk;
    private final UUID account;
    private final Group billing;
    private final Agent anna;
    private final Agent bela;

    ReactionsTest(TestDatabase database) {
        rules.waitFor(
                "messageSent",
                "conversationStarted",
                "conversationReopened",
                "conversationResolved",
                "conversationAssigned",
                "conversationTagged",
                "deliveryFailed");
        kit = EngineKit.start(database, rules, gateway, new FakeChannels());
        intake = kit.get(Intake.class);
        sql = kit.get(DSLContext.class);
        desk = kit.get(Desk.class);
        account = kit.get(ChannelAccounts.class)
                .addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()))
                .id();
        Seeds seeds = Seeds.in(kit);
        billing = seeds.group("billing");
        anna = seeds.agent("Anna", Role.AGENT, billing);
        bela = seeds.agent("Bela", Role.AGENT, billing);
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private IntakeResult.Stored write(String id) {
        return (IntakeResult.Stored) intake.accept(Incoming.chat(SITE, "v1", id).build());
    }

    private static Function<Snapshot, List<Decision>> on(String event, Decision... decisions) {
        return snapshot -> snapshot.event().equals(event) ? List.of(decisions) : List.of();
    }

    private List<String> asked() {
        return rules.seen().stream().map(Snapshot::event).toList();
    }

    private Snapshot last(String event) {
        return rules.seen().stream()
                .filter(snapshot -> snapshot.event().equals(event))
                .toList()
                .getLast();
    }

    private List<KeptTrace> traces(UUID conversation) {
        return kit.get(EventTraces.class).of(conversation, 20);
    }

    private List<String> problemsOf(IntakeResult.Stored stored) {
        return kit.get(RuleTraces.class).of(stored.messageId()).orElseThrow().problems();
    }

    @Test
    void whatAgentsDoIsAskedAboutInTheSameTransaction() {
        UUID conversation = write("1").conversationId();
        rules.decide(on("conversationTagged", new Decision.Prioritise(0, "high")));
        desk.tag(anna.id(), conversation, Unmasked.of("vip"));
        Snapshot.Happened happened = last("conversationTagged").happened();
        assertThat(happened.by()).isEqualTo("agent");
        assertThat(happened.agent()).isEqualTo("anna@example.com");
        assertThat(happened.tag()).isEqualTo("vip");
        assertThat(last("conversationTagged").conversation().tags()).containsExactly("vip");
        assertThat(sql.selectFrom(CONVERSATION).fetchSingle().getPriority()).isEqualTo("HIGH");

        desk.reply(anna.id(), conversation, answer());
        assertThat(last("messageSent").message().text()).isEqualTo("Here you are");
        assertThat(last("messageSent").message().account()).isEqualTo("Shop");
        desk.resolve(anna.id(), conversation);
        desk.reopen(anna.id(), conversation);
        assertThat(asked())
                .containsExactly(
                        "messageReceived",
                        "conversationStarted",
                        "conversationTagged",
                        "conversationAssigned",
                        "messageSent",
                        "conversationResolved",
                        "conversationReopened");
        assertThat(traces(conversation)).hasSize(6);
    }

    private Reply answer() {
        return new Reply(account, null, null, Unmasked.of("Here you are"), List.of(), 100, true);
    }

    @Test
    void aRefusedCommandAsksNobody() {
        UUID conversation = write("1").conversationId();
        int before = rules.seen().size();
        assertThatThrownBy(() -> desk.resolve(anna.id(), conversation));
        assertThat(rules.seen()).hasSize(before);
    }

    @Test
    void whatAMessageBeginsIsAboutThatMessage() {
        write("hello");
        Snapshot started = last("conversationStarted");
        assertThat(started.happened().by()).isEqualTo("customer");
        assertThat(started.message()).isEqualTo(last("messageReceived").message());
        assertThat(started.conversation().messageCount()).isEqualTo(1);
    }

    @Test
    void whatARuleDoesIsAnEventForTheOthersAndNeverForItself() {
        List<Integer> depths = new ArrayList<>();
        rules.decide(snapshot -> {
            depths.add(snapshot.happened().depth());
            if (snapshot.event().equals("messageReceived")) return List.of(new Decision.Tag(0, "a"));
            if (!snapshot.event().equals("conversationTagged")) return List.of();
            return List.of(new Decision.Tag(0, "never"), new Decision.AssignGroup(1, "billing"));
        });
        IntakeResult.Stored stored = write("1");
        assertThat(asked())
                .containsExactly(
                        "messageReceived", "conversationStarted", "conversationTagged", "conversationAssigned");
        assertThat(depths).containsExactly(0, 0, 1, 2);
        assertThat(last("conversationTagged").happened().by()).isEqualTo("rule");
        assertThat(sql.select(CONVERSATION_TAG.TAG).from(CONVERSATION_TAG).fetch(CONVERSATION_TAG.TAG))
                .containsExactly("a");
        assertThat(traces(stored.conversationId()).stream().flatMap(trace -> trace.problems().stream()))
                .containsExactly("problem.ownEffect:" + FakeRuleCompiler.RULE);
    }

    @Test
    void aChainEndsAtItsBudgetAndSaysSo() {
        rules.decide(snapshot -> snapshot.event().equals("messageReceived")
                        || snapshot.event().equals("conversationTagged")
                ? List.of(new Decision.Tag(
                        snapshot.happened().depth(), "t" + snapshot.happened().depth()))
                : List.of());
        IntakeResult.Stored stored = write("1");
        assertThat(sql.select(CONVERSATION_TAG.TAG).from(CONVERSATION_TAG).fetch(CONVERSATION_TAG.TAG))
                .containsExactlyInAnyOrder("t0", "t1", "t2", "t3", "t4", "t5");
        assertThat(traces(stored.conversationId()).stream().flatMap(trace -> trace.problems().stream()))
                .containsExactly("problem.chainTooLong:5");
    }

    @Test
    void aRulesAnswerGoesOutMaskedAsARulesAnswer() {
        rules.decide(on("messageReceived", new Decision.Reply(0, "Pay to 4111 1111 1111 1111 please")));
        write("1");
        var message = sql.fetchSingle(MESSAGE, MESSAGE.KIND.eq("OUTBOUND"));
        assertThat(message.getAuthor()).isEqualTo("RULE");
        assertThat(message.getAutomatic()).isTrue();
        assertThat(message.getBody()).isEqualTo("Pay to •••• •••• •••• 1111 please");
        await().atMost(Duration.ofSeconds(10)).until(() -> gateway.handed().size() == 1);
        assertThat(gateway.handed().getFirst().recipient()).isEqualTo("v1");
        assertThat(last("messageSent").happened().by()).isEqualTo("rule");
        // nobody answered: the customer still waits
        assertThat(sql.selectFrom(CONVERSATION).fetchSingle().getWaitingSince()).isNotNull();
    }

    @Test
    void whatAMachineWroteIsNeverAnswered() {
        rules.decide(on("messageReceived", new Decision.Reply(0, "Thank you")));
        IntakeResult.Stored stored = (IntakeResult.Stored)
                intake.accept(Incoming.chat(SITE, "v1", "1").automatic().build());
        assertThat(sql.fetchCount(DELIVERY)).isZero();
        assertThat(problemsOf(stored)).containsExactly("problem.automaticNeverAnswered");

        rules.decide(on("conversationTagged", new Decision.Reply(0, "Thank you")));
        desk.tag(anna.id(), stored.conversationId(), Unmasked.of("x"));
        assertThat(sql.fetchCount(DELIVERY)).isZero();
    }

    @Test
    void nobodyGetsMoreThanAFewAutomaticMessagesInAnHour() {
        rules.decide(on("messageReceived", new Decision.Reply(0, "Thank you")));
        for (int i = 0; i < CustomerBudget.MOST; i++)
            assertThat(problemsOf(write("m" + i))).isEmpty();
        assertThat(problemsOf(write("one too many"))).containsExactly("problem.tooManyAutomatic:4");
        assertThat(sql.fetchCount(DELIVERY)).isEqualTo(4);
        kit.clock().advance(Duration.ofHours(1).plusSeconds(1));
        assertThat(problemsOf(write("later"))).isEmpty();
    }

    private static Decision told(int rule) {
        return new Decision.Notify(rule, "customer", null, Set.of("email"), null, Set.of(), null);
    }

    @Test
    void whoWasToldOfAsMuchAsTheyMayIsNotAnswered() {
        rules.decide(on("messageReceived", told(0)));
        for (int i = 0; i < CustomerBudget.MOST; i++) {
            assertThat(problemsOf(write("m" + i))).isEmpty();
            kit.clock().advance(CustomerBudget.MAILS_APART);
        }
        rules.decide(on("messageReceived", new Decision.Reply(0, "Thank you")));
        assertThat(problemsOf(write("one too many"))).containsExactly("problem.tooManyAutomatic:4");
        assertThat(sql.fetchCount(DELIVERY)).isZero();
        kit.clock().advance(Duration.ofHours(1).plusSeconds(1));
        assertThat(problemsOf(write("later"))).isEmpty();
    }

    @Test
    void whoIsAnsweredAsMuchAsTheyMayIsNotToldInTheSameTransaction() {
        rules.decide(on(
                "messageReceived",
                new Decision.Reply(0, "One"),
                new Decision.Reply(0, "Two"),
                told(0),
                new Decision.Reply(0, "Three"),
                told(0),
                new Decision.Reply(0, "Five")));
        assertThat(problemsOf(write("hello")))
                .containsExactly("problem.tooManyAutomatic:4", "problem.tooManyAutomatic:4");
        assertThat(sql.fetchCount(DELIVERY)).isEqualTo(3);
        assertThat(sql.fetchCount(NOTIFICATION)).isEqualTo(1);
    }

    @Test
    void aFailedDeliveryIsAskedAboutAndARulesOwnFailedAnswerIsNotAnswered() {
        gateway.answering(this::refuse);
        rules.decide(snapshot -> switch (snapshot.event()) {
            case "messageReceived" -> List.of(new Decision.Reply(0, "Thank you"));
            case "deliveryFailed" -> List.of(new Decision.Tag(0, "undelivered"), new Decision.Reply(1, "Again"));
            default -> List.of();
        });
        IntakeResult.Stored stored = write("1");
        await().atMost(Duration.ofSeconds(10)).until(() -> asked().contains("conversationTagged"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> traces(stored.conversationId()).stream()
                        .anyMatch(trace -> trace.snapshot().event().equals("deliveryFailed")));
        Snapshot failed = last("deliveryFailed");
        assertThat(failed.happened().reason()).isEqualTo("no such visitor");
        assertThat(failed.message().text()).isEqualTo("Thank you");
        assertThat(sql.fetchCount(DELIVERY)).isEqualTo(1);
    }

    private SendOutcome refuse(OutgoingMessage message) {
        return new SendOutcome.Permanent("gone", "no such visitor");
    }

    @Test
    void aRuleMayResolveAndUntagWhatComesIn() {
        rules.decide(on("messageReceived", new Decision.Tag(0, "spam")));
        write("1");
        rules.decide(on("messageReceived", new Decision.Untag(0, "spam"), new Decision.Resolve(1)));
        write("2");
        var row = sql.selectFrom(CONVERSATION).fetchSingle();
        assertThat(row.getStatus()).isEqualTo("RESOLVED");
        assertThat(row.getResolvedBy()).isNull();
        assertThat(row.getWaitingSince()).isNull();
        assertThat(sql.fetchCount(CONVERSATION_TAG)).isZero();
        // again on the resolved one: what the rule says holds
        write("3");
        assertThat(sql.selectFrom(CONVERSATION).fetchSingle().getStatus()).isEqualTo("RESOLVED");
    }

    @Test
    void aRuleFillsInTheCustomersCard() {
        rules.decide(on(
                "messageReceived",
                new Decision.SetContact(0, "phone", "+36 1 234 5678"),
                new Decision.SetContact(0, "email", "nonsense"),
                new Decision.TagContact(0, "vip")));
        IntakeResult.Stored stored = write("1");
        assertThat(problemsOf(stored)).containsExactly("problem.malformedField:email");
        assertThat(sql.selectFrom(CONTACT).fetchSingle().getPhone()).isEqualTo("+36 1 234 5678");
        rules.decide(snapshot -> List.of());
        write("2");
        assertThat(last("messageReceived").contact().tags()).containsExactly("vip");
        assertThat(last("messageReceived").contact().phone()).isEqualTo("+36 1 234 5678");
    }

    @Test
    void whatABannedCustomerWritesIsKeptAndOpensNothing() {
        rules.decide(on("messageReceived", new Decision.Ban(0)));
        write("1");
        assertThat(sql.selectFrom(CONVERSATION).fetchSingle().getStatus()).isEqualTo("RESOLVED");
        int asked = rules.seen().size();
        write("2");
        assertThat(rules.seen()).hasSize(asked);
        assertThat(sql.selectFrom(CONVERSATION).fetchSingle().getStatus()).isEqualTo("RESOLVED");
        assertThat(sql.fetchCount(MESSAGE, MESSAGE.KIND.eq("INBOUND"))).isEqualTo(2);
    }

    @Test
    void whatNobodyHereDoesIsSaid() {
        rules.decide(
                on("messageReceived", new Decision.Webhook(0, "crm"), new Decision.Extra(0, "bakeBread", "white")));
        assertThat(problemsOf(write("1")))
                .containsExactly("problem.unknownWebhook:crm", "problem.unknownDeed:bakeBread");
    }
}
