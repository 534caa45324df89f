package dev.tributary.engine.intake;

import static dev.tributary.engine.store.schema.Tables.ATTACHMENT;
import static dev.tributary.engine.store.schema.Tables.ATTACHMENT_CHUNK;
import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_TAG;
import static dev.tributary.engine.store.schema.Tables.EVENT_LOG;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.RULE_TRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.SignedIds;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.InboundMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class IntakeTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final AccountKey MAILBOX = new AccountKey("email", "support@example.org");
    private static final String CARD = "4111 1111 1111 1111";

    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final EngineKit kit;
    private final Intake intake;
    private final DSLContext sql;

    IntakeTest(TestDatabase database) {
        kit = EngineKit.start(database, rules);
        intake = kit.get(Intake.class);
        sql = kit.get(DSLContext.class);
        ChannelAccounts accounts = kit.get(ChannelAccounts.class);
        accounts.addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
        accounts.addByOperator(MAILBOX, "Support", new ChannelSettings(Map.of(), Map.of()));
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private IntakeResult.Stored stored(InboundMessage message) {
        return (IntakeResult.Stored) intake.accept(message);
    }

    private IntakeResult.Stored stored(Incoming message) {
        return stored(message.build());
    }

    private String status(IntakeResult.Stored message) {
        return sql.select(CONVERSATION.STATUS)
                .from(CONVERSATION)
                .where(CONVERSATION.ID.eq(message.conversationId()))
                .fetchSingle(CONVERSATION.STATUS);
    }

    private void resolve(IntakeResult.Stored message) {
        sql.update(CONVERSATION)
                .set(CONVERSATION.STATUS, "RESOLVED")
                .where(CONVERSATION.ID.eq(message.conversationId()))
                .execute();
    }

    @Test
    void aFirstMessageStartsAConversationWithItsColumnsRight() {
        IntakeResult.Stored message = stored(
                Incoming.chat(SITE, "v1", "1").text("Where is\n my  parcel?").named("Ann"));

        var row = sql.selectFrom(CONVERSATION).fetchSingle();
        assertThat(message.seq()).isEqualTo(1);
        assertThat(row.getLastSeq()).isEqualTo(1);
        assertThat(row.getMessageCount()).isEqualTo(1);
        assertThat(row.getPreview()).isEqualTo("Where is my parcel?");
        assertThat(row.getPreviewBy()).isEqualTo("CUSTOMER");
        assertThat(row.getChannel()).isEqualTo("chat");
        assertThat(row.getWaitingSince().toInstant()).isEqualTo(kit.clock().instant());
        assertThat(sql.select(EVENT_LOG.KIND)
                        .from(EVENT_LOG)
                        .orderBy(EVENT_LOG.POSITION)
                        .fetch(EVENT_LOG.KIND))
                .containsSubsequence("CONVERSATION_STARTED", "MESSAGE_RECEIVED");
        assertThat(sql.fetchCount(RULE_TRACE)).isEqualTo(1);
    }

    @Test
    void aRepeatIsANoOp() {
        InboundMessage message = Incoming.chat(SITE, "v1", "1").build();
        IntakeResult.Stored first = stored(message);

        assertThat(intake.accept(message))
                .isEqualTo(new IntakeResult.Duplicate(first.conversationId(), first.messageId(), first.seq()));
        assertThat(sql.fetchCount(MESSAGE)).isEqualTo(1);
    }

    @Test
    void aMessageHandedInByTwentyThreadsAtOnceIsStoredOnce() throws Exception {
        InboundMessage message = Incoming.chat(SITE, "v1", "1").build();
        assertThat(atOnce(Collections.nCopies(20, message)))
                .filteredOn(IntakeResult.Stored.class::isInstance)
                .hasSize(1);
        assertThat(sql.fetchCount(MESSAGE)).isEqualTo(1);
        assertThat(sql.fetchCount(CONTACT)).isEqualTo(1);
    }

    @Test
    void messagesOfOneConversationAtOnceGetSequencesWithoutGaps() throws Exception {
        List<InboundMessage> messages = new ArrayList<>();
        for (int i = 0; i < 60; i++)
            messages.add(Incoming.chat(SITE, "v" + i % 3, "c" + i).build());
        atOnce(messages);
        for (var seqs : sql.select(MESSAGE.CONVERSATION_ID, MESSAGE.SEQ)
                .from(MESSAGE)
                .orderBy(MESSAGE.SEQ)
                .fetchGroups(MESSAGE.CONVERSATION_ID, MESSAGE.SEQ)
                .values())
            assertThat(seqs)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 20).boxed().toList());
        assertThat(sql.fetchCount(CONVERSATION)).isEqualTo(3);
    }

    private List<IntakeResult> atOnce(List<InboundMessage> messages) throws Exception {
        List<IntakeResult> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<IntakeResult>> running = messages.stream()
                    .map(message -> threads.submit(() -> intake.accept(message)))
                    .toList();
            for (Future<IntakeResult> one : running) results.add(one.get());
        }
        return results;
    }

    @Test
    void cardNumbersAreStoredNowhere() {
        rules.decide(snapshot -> List.of(new Decision.Note(0, "card " + CARD)));
        stored(Incoming.mail(MAILBOX, "ann@example.org", "1@x")
                .subject("my card " + CARD)
                .named(CARD)
                .text(CARD)
                .html("<p>4111 1111 <b>1111 1111</b></p>")
                .file(CARD + ".txt", "the card: " + CARD)
                .page("https://shop.example/?card=4111111111111111"));

        for (Table<?> table : List.of(MESSAGE, CONVERSATION, CONTACT, ATTACHMENT, RULE_TRACE, EVENT_LOG))
            assertThat(sql.selectFrom(table).fetch().toString().replaceAll("[^0-9]", ""))
                    .doesNotContain("4111111111111111");
        byte[] file = sql.select(ATTACHMENT_CHUNK.CONTENT)
                .from(ATTACHMENT_CHUNK)
                .fetchSingle()
                .value1();
        assertThat(new String(file, StandardCharsets.UTF_8)).isEqualTo("the card: •••• •••• •••• 1111");
        assertThat(sql.fetchSingle(MESSAGE, MESSAGE.KIND.eq("NOTE")).getBody()).contains("•••• 1111");
    }

    @Test
    void aFileIsKeptInPieces() {
        byte[] content = new byte[600_000];
        content[599_999] = 7;
        stored(Incoming.chat(SITE, "v1", "1").text("").file("photo.png", "image/png", content));
        assertThat(sql.fetchCount(ATTACHMENT_CHUNK)).isEqualTo(3);
        assertThat(sql.selectFrom(CONVERSATION).fetchSingle().getPreview()).isEqualTo("photo.png");
    }

    @Test
    void decisionsAreAppliedAndTracedAndWhatCannotBeIsAProblem() {
        rules.decide(snapshot -> List.of(
                new Decision.Tag(0, "refund"),
                new Decision.Prioritise(0, "high"),
                new Decision.AssignGroup(0, "nowhere"),
                new Decision.AssignAgent(0, "nobody@example.org")));
        IntakeResult.Stored message = stored(Incoming.chat(SITE, "v1", "1"));

        assertThat(sql.selectFrom(CONVERSATION).fetchSingle().getPriority()).isEqualTo("HIGH");
        assertThat(sql.fetchCount(CONVERSATION_TAG)).isEqualTo(1);
        assertThat(sql.select(MESSAGE.BODY)
                        .from(MESSAGE)
                        .where(MESSAGE.KIND.eq("EVENT"))
                        .fetch(MESSAGE.BODY))
                .containsExactlyInAnyOrder("event.tagged.rule", "event.prioritised.rule");
        var trace = sql.fetchSingle(RULE_TRACE, RULE_TRACE.MESSAGE_ID.eq(message.messageId()));
        assertThat(trace.getProblems())
                .isEqualTo("problem.unknownGroup:nowhere\nproblem.unknownAgent:nobody@example.org");
        assertThat(trace.getSnapshot()).contains("\"isNew\":true");
    }

    @Test
    void theCustomersMessageReopensAndAutomaticMailDoesNot() {
        IntakeResult.Stored first = stored(Incoming.mail(MAILBOX, "ann@example.org", "1@x"));
        resolve(first);
        IntakeResult.Stored away = stored(Incoming.mail(MAILBOX, "ann@example.org", "2@x")
                .inReplyTo("1@x")
                .automatic());
        assertThat(away.conversationId()).isEqualTo(first.conversationId());
        assertThat(status(first)).isEqualTo("RESOLVED");

        stored(Incoming.mail(MAILBOX, "ann@example.org", "3@x").inReplyTo("2@x"));
        assertThat(status(first)).isEqualTo("OPEN");
    }

    @Test
    void aRuleMayStartANewConversationThatKnowsTheOneBefore() {
        IntakeResult.Stored first = stored(Incoming.chat(SITE, "v1", "1"));
        resolve(first);
        rules.decide(snapshot -> List.of(new Decision.StartNewConversation(0)));
        IntakeResult.Stored second = stored(Incoming.chat(SITE, "v1", "2"));

        assertThat(second.conversationId()).isNotEqualTo(first.conversationId());
        assertThat(status(first)).isEqualTo("RESOLVED");
        assertThat(sql.fetchSingle(CONVERSATION, CONVERSATION.ID.eq(second.conversationId()))
                        .getPreviousId())
                .isEqualTo(first.conversationId());
        rules.decide(snapshot -> List.of());
        assertThat(stored(Incoming.chat(SITE, "v1", "3")).conversationId()).isEqualTo(second.conversationId());
    }

    @Test
    void aReferenceJoinsItsOwnCustomerAndAStrangerGetsAConversationOfTheirOwn() {
        IntakeResult.Stored first = stored(Incoming.mail(MAILBOX, "ann@example.org", "1@x"));
        IntakeResult.Stored answer =
                stored(Incoming.mail(MAILBOX, "ann@example.org", "3@x").inReplyTo("2@x", "1@x", "2@x"));
        IntakeResult.Stored late = stored(Incoming.mail(MAILBOX, "ann@example.org", "2@x"));
        IntakeResult.Stored stranger =
                stored(Incoming.mail(MAILBOX, "eve@example.org", "4@x").inReplyTo("1@x"));

        assertThat(answer.conversationId()).isEqualTo(first.conversationId());
        assertThat(late.conversationId()).isEqualTo(first.conversationId());
        assertThat(stranger.conversationId()).isNotEqualTo(first.conversationId());
        assertThat(stored(Incoming.mail(MAILBOX, "ann@example.org", "5@x")).conversationId())
                .isNotEqualTo(first.conversationId());
    }

    @Test
    void aSignedNameWinsOverReferencesAndAForgedOneIsNothing() {
        SignedIds ids = kit.get(SignedIds.class);
        IntakeResult.Stored first = stored(Incoming.mail(MAILBOX, "ann@example.org", "1@x"));
        IntakeResult.Stored other = stored(Incoming.mail(MAILBOX, "ann@example.org", "2@x"));
        String marker = ids.ofConversation(first.conversationId()) + "@example.org";

        assertThat(stored(Incoming.mail(MAILBOX, "ann@example.org", "3@x").inReplyTo("2@x", marker))
                        .conversationId())
                .isEqualTo(first.conversationId());
        assertThat(stored(Incoming.mail(MAILBOX, "ann@example.org", "4@x")
                                .inReplyTo(ids.ofMessage(other.messageId()) + "@example.org"))
                        .conversationId())
                .isEqualTo(other.conversationId());
        String forged = marker.replaceFirst(".@", "x@");
        assertThat(stored(Incoming.mail(MAILBOX, "ann@example.org", "5@x").inReplyTo(forged))
                        .conversationId())
                .isNotIn(first.conversationId(), other.conversationId());
    }

    @Test
    void aBadMessageOfABatchHarmsNobodyElseAndLeavesNothing() throws Exception {
        rules.decide(snapshot -> {
            if (snapshot.message().text().equals("bad")) throw new IllegalStateException("on purpose");
            return List.of();
        });
        List<InboundMessage> messages = new ArrayList<>();
        for (int i = 0; i < 30; i++)
            messages.add(Incoming.chat(SITE, "v" + i, "1")
                    .text(i % 10 == 3 ? "bad" : "good")
                    .build());
        int failed = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<IntakeResult>> running = messages.stream()
                    .map(message -> threads.submit(() -> intake.accept(message)))
                    .toList();
            for (Future<IntakeResult> one : running) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    failed++;
                }
            }
        }
        assertThat(failed).isEqualTo(3);
        assertThat(sql.fetchCount(MESSAGE)).isEqualTo(27);
        assertThat(sql.fetchCount(CONTACT)).isEqualTo(27);
        assertThat(sql.fetchCount(CONVERSATION)).isEqualTo(27);
    }

    @Test
    void anUnknownAccountIsRefused() {
        assertThatThrownBy(() -> intake.accept(Incoming.chat(new AccountKey("chat", "nowhere"), "v1", "1")
                        .build()))
                .isInstanceOf(UnknownAccountException.class);
    }

    @Test
    void aCharacterNoDatabaseKeepsIsLeftOut() {
        stored(Incoming.chat(SITE, "v1", "1").text("a\0b"));
        assertThat(sql.selectFrom(MESSAGE).fetchSingle().getBody()).isEqualTo("ab");
    }
}
