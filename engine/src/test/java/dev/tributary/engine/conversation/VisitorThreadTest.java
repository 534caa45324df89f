package dev.tributary.engine.conversation;

import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.VisitorThread.NewVisitor;
import dev.tributary.engine.conversation.VisitorThread.VisitorMessage;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
class VisitorThreadTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final String ORIGIN = "https://shop.example";

    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final EngineKit kit;
    private final VisitorThread threads;
    private final ChannelAccount site;
    private final NewVisitor ann;
    private final UUID olga;

    VisitorThreadTest(TestDatabase database) {
        kit = EngineKit.start(database, rules, new RecordingGateway());
        threads = kit.get(VisitorThread.class);
        site = kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
        ann = threads.welcome(site.id(), ORIGIN, Duration.ofDays(1));
        olga = Seeds.in(kit).owner().id();
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private IntakeResult.Stored write(String clientId) {
        return (IntakeResult.Stored) kit.get(Intake.class)
                .accept(Incoming.chat(SITE, ann.visitor().id().toString(), clientId)
                        .text(clientId)
                        .build());
    }

    /** A note and an answer, which is queued; its delivery. */
    private UUID answer(UUID conversation, String text) {
        MaskedText masked = kit.get(Masker.class).mask(Unmasked.of(text), MaskPlan.CARDS);
        return Objects.requireNonNull(kit.get(TransactionTemplate.class).execute(status -> {
            ConversationLedger ledger = kit.get(ConversationLedger.class);
            LockedConversation locked = ledger.lock(conversation).orElseThrow();
            Writer agent = Writer.agent(olga, "Olga");
            locked.append(
                    ThreadEntry.Written.note(agent, "chat", masked, kit.clock().instant()),
                    kit.clock().instant());
            LockedConversation.Placed placed = locked.append(
                    ThreadEntry.Written.answer(
                            agent,
                            "chat",
                            site.id(),
                            null,
                            masked,
                            List.of(),
                            kit.clock().instant()),
                    kit.clock().instant());
            ledger.write(locked);
            return kit.get(Outbox.class)
                    .enqueue(new Outbox.NewDelivery(
                            placed.id(),
                            conversation,
                            site.id(),
                            placed.seq(),
                            ann.visitor().id().toString()));
        }));
    }

    private List<String> texts(long after) {
        return threads.after(ann.visitor(), after, 50).stream()
                .map(VisitorMessage::text)
                .toList();
    }

    @Test
    void aTokenIsGoodForItsOriginUntilItExpiresAndIsNotStored() {
        assertThat(threads.byToken(ann.token(), ORIGIN)).contains(ann.visitor());
        assertThat(threads.byToken(ann.token(), "https://evil.example")).isEmpty();
        assertThat(threads.byToken(ann.token() + "x", ORIGIN)).isEmpty();
        assertThat(kit.get(DSLContext.class).selectFrom(VISITOR).fetch().toString())
                .doesNotContain(ann.token());
        kit.clock().advance(Duration.ofDays(2));
        assertThat(threads.byToken(ann.token(), ORIGIN)).isEmpty();
    }

    @Test
    void theVisitorSeesMessagesAndAnswersButNoNotesAndNoEvents() {
        rules.decide(snapshot -> List.of(new Decision.Tag(0, "new")));
        IntakeResult.Stored first = write("one");
        answer(first.conversationId(), "Hello Ann");

        List<VisitorMessage> all = threads.after(ann.visitor(), 0, 50);
        assertThat(all).extracting(VisitorMessage::text).containsExactly("one", "Hello Ann");
        assertThat(all).extracting(VisitorMessage::mine).containsExactly(true, false);
        assertThat(all.getFirst().clientId()).isEqualTo("one");
        assertThat(texts(all.getFirst().position())).containsExactly("Hello Ann");
        assertThat(threads.message(ann.visitor(), first.messageId())).contains(all.getFirst());
        assertThat(threads.visitorsOf(Set.of(first.conversationId())))
                .containsExactly(ann.visitor().id());
    }

    @Test
    void whatTheVisitorHasSeenIsReadAndNothingElseIs() {
        IntakeResult.Stored first = write("one");
        UUID early = answer(first.conversationId(), "early");
        long seen = threads.after(ann.visitor(), 0, 50).getLast().position();
        UUID late = answer(first.conversationId(), "late");
        await().atMost(Duration.ofSeconds(20)).until(() -> state(late).equals("SENT"));

        threads.seen(threads.welcome(site.id(), ORIGIN, Duration.ofDays(1)).visitor(), seen);
        assertThat(state(early)).isEqualTo("SENT");
        threads.seen(ann.visitor(), seen);
        threads.seen(ann.visitor(), seen);
        assertThat(state(early)).isEqualTo("READ");
        assertThat(state(late)).isEqualTo("SENT");
    }

    private String state(UUID delivery) {
        return kit.get(DSLContext.class)
                .fetchSingle(DELIVERY, DELIVERY.ID.eq(delivery))
                .getState();
    }

    @Test
    void theStreamGoesOnInASecondConversation() {
        IntakeResult.Stored first = write("one");
        rules.decide(snapshot -> List.of(new Decision.StartNewConversation(0)));
        write("two");
        answer(first.conversationId(), "late");
        assertThat(texts(0)).containsExactly("one", "two", "late");
    }

    @Test
    void whatTheVisitorSaysFillsTheCardOnceAndMasked() {
        introduce("Ann 4111111111111111", "Ann@Example.org", null);
        write("one");
        var card = kit.get(DSLContext.class).selectFrom(CONTACT).fetchSingle();
        assertThat(card.getName()).isEqualTo("Ann •••• •••• •••• 1111");
        assertThat(card.getEmail()).isEqualTo("ann@example.org");
        assertThat(card.getConsentWording()).isEqualTo("yes");
        assertThat(card.getConsentAt()).isNotNull();
        assertThat(threads.details(ann.visitor()).email()).isEqualTo("ann@example.org");
        assertThat(threads.details(ann.visitor()).agreedAt()).isNotNull();
    }

    @Test
    void whatSheSaidBeforeSheMayChangeButNotWhatOthersWrote() {
        DSLContext sql = kit.get(DSLContext.class);
        introduce("Ann", "ann@example.org", null);
        write("one");
        sql.update(CONTACT).set(CONTACT.NAME, "Dr. Ann Ash").execute();
        introduce("Annie", "annie@example.org", "+36 1 234 5678");
        var card = sql.selectFrom(CONTACT).fetchSingle();
        assertThat(card.getName()).isEqualTo("Dr. Ann Ash");
        assertThat(card.getEmail()).isEqualTo("annie@example.org");
        assertThat(card.getPhone()).isEqualTo("+36 1 234 5678");
        assertThat(sql.select(MESSAGE.BODY)
                        .from(MESSAGE)
                        .where(MESSAGE.KIND.eq("EVENT"))
                        .orderBy(MESSAGE.SEQ)
                        .fetch(MESSAGE.BODY))
                .containsExactly("event.visitor_details", "event.visitor_differs");
        introduce("Annie", null, "+36 1 234 5678");
        card = sql.selectFrom(CONTACT).fetchSingle();
        assertThat(card.getName()).isEqualTo("Dr. Ann Ash");
        assertThat(card.getEmail()).isNull();
        assertThat(threads.details(ann.visitor()).email()).isNull();
    }

    @Test
    void aFileIsReadByTheVisitorInWhoseThreadItStandsAndByNobodyElse() {
        kit.get(Intake.class)
                .accept(Incoming.chat(SITE, ann.visitor().id().toString(), "one")
                        .file("note 4111111111111111.txt", "pay with 4111111111111111")
                        .build());
        NewVisitor ben = threads.welcome(site.id(), ORIGIN, Duration.ofDays(1));
        kit.get(Intake.class)
                .accept(Incoming.chat(SITE, ben.visitor().id().toString(), "two")
                        .text("hello")
                        .build());
        FileRow row = threads.after(ann.visitor(), 0, 10).getFirst().files().getFirst();
        assertThat(row.name()).doesNotContain("4111111111111111");
        FileContent file = threads.file(ann.visitor(), row.id()).orElseThrow();
        assertThat(new String(file.content(), StandardCharsets.UTF_8))
                .startsWith("pay with")
                .doesNotContain("4111111111111111");
        assertThat(threads.file(ben.visitor(), row.id())).isEmpty();
        assertThat(threads.sentBytes(ann.visitor())).isEqualTo(file.content().length);
        assertThat(threads.sentBytes(ben.visitor())).isZero();
        assertThat(threads.file(ann.visitor(), UUID.randomUUID())).isEmpty();
    }

    private void introduce(@Nullable String name, @Nullable String email, @Nullable String phone) {
        threads.introduce(
                ann.visitor(),
                new VisitorThread.Details(
                        Unmasked.ofNullable(name), Unmasked.ofNullable(email), Unmasked.ofNullable(phone)),
                "yes");
    }
}
