package dev.tributary.engine.lookup;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_TAG;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.PENDING_DECISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.decision.CompiledRules.Lookup;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.EventTraces;
import dev.tributary.engine.decision.KeptTrace;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.RuleTraces;
import dev.tributary.engine.decision.RuleVerdict;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What rules cannot decide without an answer from outside is decided once it has come, and once only. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LookupsTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final Lookup ANNA = new Lookup("crm", "anna");

    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final AskedSource crm = new AskedSource();
    private final EngineKit kit;
    private final DSLContext sql;
    private final Agent owner;

    LookupsTest(TestDatabase database) {
        rules.waitFor("conversationTagged");
        kit = EngineKit.start(database, rules, crm, new FakeChannels());
        sql = kit.get(DSLContext.class);
        owner = Seeds.in(kit).owner();
        kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
        rules.decide(LookupsTest::tier);
        rules.need(snapshot -> snapshot.event().equals("messageReceived") ? List.of(ANNA) : List.of());
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    /** Writes the tier that was looked up, or that there is none, into a note. */
    private static List<Decision> tier(Snapshot snapshot) {
        if (!snapshot.event().equals("messageReceived")) return List.of();
        Map<String, String> answer = snapshot.lookups().isEmpty()
                ? Map.of()
                : snapshot.lookups().getFirst().values();
        return List.of(new Decision.Note(0, "tier " + answer.getOrDefault("tier", "unknown")));
    }

    private IntakeResult.Stored write(String id) {
        return (IntakeResult.Stored)
                kit.get(Intake.class).accept(Incoming.chat(SITE, "v1", id).build());
    }

    private KeptTrace trace(IntakeResult.Stored message) {
        return kit.get(RuleTraces.class).of(message.messageId()).orElseThrow();
    }

    private List<String> notes() {
        return sql.select(MESSAGE.BODY)
                .from(MESSAGE)
                .where(MESSAGE.KIND.eq(MessageKind.NOTE.name()))
                .orderBy(MESSAGE.SEQ)
                .fetch(MESSAGE.BODY);
    }

    private void awaitNotes(String... expected) {
        await().untilAsserted(() -> assertThat(notes()).containsExactly(expected));
        assertThat(sql.fetchCount(PENDING_DECISION)).isZero();
    }

    private void awaitTries(int tries) {
        await().untilAsserted(() ->
                assertThat(sql.fetchValues(PENDING_DECISION.TRIES)).containsExactly(tries));
    }

    @Test
    void aMessageIsStoredAtOnceAndDecidedWhenTheAnswerComes() {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        crm.behave(key -> {
            mayAnswer.await();
            return Map.of("tier", "gold");
        });
        IntakeResult.Stored stored = write("1");
        assertThat(notes()).isEmpty();
        assertThat(trace(stored).verdicts()).containsExactly(RuleVerdict.WAITING);
        assertThat(kit.get(RuleBooks.class)
                        .trace(owner.id(), stored.messageId(), Locale.ENGLISH)
                        .orElseThrow()
                        .problems())
                .containsExactly("problem.lookupAwaited");

        mayAnswer.countDown();
        awaitNotes("tier gold");
        KeptTrace trace = trace(stored);
        assertThat(trace.verdicts()).containsExactly(RuleVerdict.FIRED);
        assertThat(trace.problems()).isEmpty();
        assertThat(trace.snapshot().lookups())
                .containsExactly(new Snapshot.Answer("crm", "anna", Map.of("tier", "gold")));
        assertThat(crm.asked()).containsExactly("anna");
    }

    @Test
    void whatWasAnsweredIsNotAskedAgainForSomeMinutes() {
        write("1");
        awaitNotes("tier gold");
        write("2");
        awaitNotes("tier gold", "tier gold");
        assertThat(crm.asked()).hasSize(1);
        kit.advance(AnswerCache.LIFE);
        write("3");
        awaitNotes("tier gold", "tier gold", "tier gold");
        assertThat(crm.asked()).hasSize(2);
    }

    @Test
    void whoDoesNotAnswerIsAskedAgain() {
        crm.behave(key -> {
            throw new IOException("gone");
        });
        IntakeResult.Stored stored = write("1");
        awaitTries(1);
        crm.behave(key -> Map.of("tier", "silver"));
        kit.advance(Inquiry.PAUSES.getFirst());
        awaitNotes("tier silver");
        assertThat(trace(stored).problems()).isEmpty();
    }

    @Test
    void inTheEndItIsDecidedWithoutTheAnswerAndTheTraceSaysSo() {
        crm.behave(key -> {
            throw new IOException("gone");
        });
        IntakeResult.Stored stored = write("1");
        for (int tries = 1; tries <= Inquiry.PAUSES.size(); tries++) {
            awaitTries(tries);
            kit.advance(Inquiry.PAUSES.get(tries - 1));
        }
        awaitNotes("tier unknown");
        assertThat(crm.asked()).hasSize(Inquiry.PAUSES.size() + 1);
        assertThat(trace(stored).problems()).containsExactly("problem.lookupFailed:crm");
        assertThat(trace(stored).snapshot().lookups()).containsExactly(new Snapshot.Answer("crm", "anna", Map.of()));
    }

    @Test
    void whoLetsUsWaitIsInterruptedAndLeftInPeace() {
        CountDownLatch interrupted = new CountDownLatch(1);
        crm.behave(key -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            throw new IOException("interrupted");
        });
        write("1");
        awaitTries(1);
        await().untilAsserted(() -> assertThat(interrupted.getCount()).isZero());
        write("2");
        await().untilAsserted(() ->
                assertThat(sql.fetchValues(PENDING_DECISION.TRIES)).containsExactly(1, 1));
        assertThat(crm.asked()).hasSize(1);
        crm.behave(key -> Map.of("tier", "bronze"));
        kit.advance(Inquiry.PAUSES.getFirst());
        awaitNotes("tier bronze", "tier bronze");
    }

    @Test
    void whatNobodyAnswersIsAProblemAndNoLostMessage() {
        rules.need(snapshot -> List.of(new Lookup("erp", "anna")));
        IntakeResult.Stored stored = write("1");
        for (int tries = 1; tries <= Inquiry.PAUSES.size(); tries++) {
            awaitTries(tries);
            kit.advance(Inquiry.PAUSES.get(tries - 1));
        }
        awaitNotes("tier unknown");
        assertThat(trace(stored).problems()).containsExactly("problem.lookupFailed:erp");
    }

    @Test
    void anAnswerIsMaskedBeforeItIsStored() {
        crm.behave(key -> Map.of("tier", "card 4111 1111 1111 1111"));
        IntakeResult.Stored stored = write("1");
        await().untilAsserted(() -> assertThat(notes()).hasSize(1));
        assertThat(trace(stored).snapshot().lookups().getFirst().values().get("tier"))
                .doesNotContain("4111 1111")
                .endsWith("1111");
    }

    @Test
    void anAnswerMayLeadToAnotherQuestion() {
        rules.need(snapshot -> snapshot.lookups().isEmpty() ? List.of(ANNA) : List.of(new Lookup("crm", "bela")));
        IntakeResult.Stored stored = write("1");
        awaitNotes("tier gold");
        assertThat(crm.asked()).containsExactly("anna", "bela");
        assertThat(trace(stored).snapshot().lookups()).hasSize(2);
    }

    @Test
    void onlySoMuchIsLookedUpForOneDecision() {
        rules.need(snapshot -> IntStream.rangeClosed(0, Inquiry.MOST)
                .mapToObj(number -> new Lookup("crm", "k" + number))
                .toList());
        IntakeResult.Stored stored = write("1");
        awaitNotes("tier gold");
        assertThat(crm.asked()).hasSize(Inquiry.MOST);
        assertThat(trace(stored).problems()).containsExactly("problem.tooManyLookups:" + Inquiry.MOST);
    }

    @Test
    void whatHappensInAConversationWaitsToo() {
        rules.need(snapshot -> snapshot.event().equals("conversationTagged") ? List.of(ANNA) : List.of());
        rules.decide(snapshot -> snapshot.event().equals("conversationTagged")
                ? List.of(new Decision.Prioritise(0, "urgent"), new Decision.Tag(0, "by rule"))
                : List.of());
        UUID conversation = write("1").conversationId();
        kit.get(Desk.class).tag(owner.id(), conversation, Unmasked.of("vip"));
        await().untilAsserted(() -> assertThat(
                        sql.selectFrom(CONVERSATION).fetchSingle().getPriority())
                .isEqualTo("URGENT"));
        // the tag it put on asks again, but a rule never acts on what it brought about, not even after a wait
        await().untilAsserted(() -> assertThat(sql.fetchCount(PENDING_DECISION)).isZero());
        List<KeptTrace> traces = kit.get(EventTraces.class).of(conversation, 10);
        assertThat(traces).hasSize(2).allSatisfy(trace -> {
            assertThat(trace.verdicts()).containsExactly(RuleVerdict.FIRED);
            assertThat(trace.snapshot().lookups()).hasSize(1);
        });
        assertThat(traces.stream().flatMap(trace -> trace.problems().stream()))
                .containsExactly("problem.ownEffect:" + FakeRuleCompiler.RULE);
        assertThat(sql.fetchCount(CONVERSATION_TAG)).isEqualTo(2);
    }

    @Test
    void aMessageThatHasItsPlaceStartsNoConversationAnyMore() {
        rules.decide(snapshot -> List.of(new Decision.StartNewConversation(0)));
        write("1");
        IntakeResult.Stored second = write("2");
        await().untilAsserted(() -> assertThat(sql.fetchCount(PENDING_DECISION)).isZero());
        assertThat(trace(second).problems()).containsExactly("problem.tooLateToStartAnew");
        assertThat(sql.fetchCount(CONVERSATION)).isEqualTo(1);
    }

    @Test
    void whatWasDecidedOnceIsNotDecidedAgain() {
        IntakeResult.Stored stored = write("1");
        awaitNotes("tier gold");
        assertThat(kit.get(Inquiry.class).run(stored.messageId())).isEmpty();
        assertThat(notes()).hasSize(1);
    }

    @Test
    void aLongAnswerIsKeptInPart() {
        crm.behave(key -> Map.of("tier", "x".repeat(10_000), "y".repeat(100), "name too long"));
        IntakeResult.Stored stored = write("1");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(notes()).hasSize(1));
        assertThat(trace(stored).snapshot().lookups().getFirst().values())
                .hasSize(1)
                .hasEntrySatisfying("tier", value -> assertThat(value).hasSize(500));
    }
}
