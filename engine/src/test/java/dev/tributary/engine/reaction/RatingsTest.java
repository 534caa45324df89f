package dev.tributary.engine.reaction;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_TAG;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Ratings;
import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.NewVisitor;
import dev.tributary.engine.conversation.VisitorThread.VisitorMessage;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.EventTraces;
import dev.tributary.engine.decision.RuleTraces;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How it was: asked for in the chat box, said there, and known to rules. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RatingsTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final AccountKey POST = new AccountKey("email", "help");
    private static final String ORIGIN = "https://shop.example";
    private static final String CARD = "4111 1111 1111 1111";

    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final EngineKit kit;
    private final DSLContext sql;
    private final Ratings ratings;
    private final NewVisitor ann;

    RatingsTest(TestDatabase database) {
        rules.waitFor("conversationRated");
        kit = EngineKit.start(database, rules, new RecordingGateway(), new FakeChannels());
        sql = kit.get(DSLContext.class);
        ratings = kit.get(Ratings.class);
        ChannelAccounts accounts = kit.get(ChannelAccounts.class);
        ChannelAccount site = accounts.addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
        accounts.addByOperator(POST, "Help", new ChannelSettings(Map.of(), Map.of()));
        ann = kit.get(VisitorThread.class).welcome(site.id(), ORIGIN, Duration.ofDays(1));
        rules.decide(RatingsTest::decided);
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    /** Asks whoever writes, and tags who is content. */
    private static List<Decision> decided(Snapshot snapshot) {
        Integer score = snapshot.happened().score();
        if (score == null) return List.of(new Decision.AskRating(0));
        return score >= 4 ? List.of(new Decision.Tag(0, "content")) : List.of(new Decision.Tag(0, "unhappy"));
    }

    private IntakeResult.Stored write(String id) {
        return (IntakeResult.Stored) kit.get(Intake.class)
                .accept(Incoming.chat(SITE, ann.visitor().id().toString(), id).build());
    }

    private List<String> problems(IntakeResult.Stored message) {
        return kit.get(RuleTraces.class).of(message.messageId()).orElseThrow().problems();
    }

    private List<String> boxTexts() {
        return kit.get(VisitorThread.class).after(ann.visitor(), 0, 50).stream()
                .filter(message -> !message.mine())
                .map(VisitorMessage::text)
                .toList();
    }

    @Test
    void theBoxIsAskedOnceAndTheRequestCanBeToldFromOtherMessages() {
        assertThat(problems(write("1"))).isEmpty();
        assertThat(kit.get(VisitorThread.class).after(ann.visitor(), 0, 50))
                .extracting(VisitorMessage::ask)
                .containsExactly(null, "rating");
        assertThat(boxTexts()).containsExactly("How did we do? Please rate this conversation from 1 to 5.");
        assertThat(sql.select(MESSAGE.DETAILS)
                        .from(MESSAGE)
                        .where(MESSAGE.KIND.eq("OUTBOUND"))
                        .fetch(MESSAGE.DETAILS))
                .containsExactly("{\"ask\":\"rating\"}");
        assertThat(sql.selectFrom(CONVERSATION).fetchSingle().getPreview()).doesNotContain("How did we do");
        assertThat(problems(write("2"))).containsExactly("problem.ratingAskedAlready");
        assertThat(boxTexts()).hasSize(1);
        kit.advance(Answers.ASKED_ONCE);
        assertThat(problems(write("3"))).isEmpty();
        assertThat(boxTexts()).hasSize(2);
    }

    @Test
    void aCustomerIsAskedInTheirLanguage() {
        rules.decide(snapshot -> List.of(new Decision.SetContact(0, "language", "hu-HU")));
        write("1");
        rules.decide(RatingsTest::decided);
        write("2");
        assertThat(boxTexts()).singleElement().asString().startsWith("Hogy elégedett");
    }

    @Test
    void byMailNobodyIsAsked() {
        IntakeResult.Stored mail = (IntakeResult.Stored) kit.get(Intake.class)
                .accept(Incoming.mail(POST, "vera@example.org", "m1").build());
        assertThat(problems(mail)).containsExactly("problem.ratingOnlyInChat");
    }

    @Test
    void aRatingIsKeptMaskedAndRulesActOnIt() {
        UUID conversation = write("1").conversationId();
        ratings.rate(ann.visitor(), 5, Unmasked.of("Great, my card is " + CARD));

        Snapshot seen = rules.seen().getLast();
        assertThat(seen.event()).isEqualTo("conversationRated");
        assertThat(seen.happened().by()).isEqualTo("customer");
        assertThat(seen.happened().score()).isEqualTo(5);
        assertThat(seen.happened().comment()).startsWith("Great").doesNotContain(CARD);
        assertThat(seen.conversation().rating()).isEqualTo(5);
        var row = sql.selectFrom(CONVERSATION).fetchSingle();
        assertThat(row.getRating()).isEqualTo(5);
        assertThat(row.getRatingComment()).startsWith("Great").doesNotContain(CARD);
        assertThat(row.getRatedAt()).isNotNull();
        assertThat(sql.fetchValues(CONVERSATION_TAG.TAG)).containsExactly("content");
        assertThat(kit.get(EventTraces.class).of(conversation, 10)).hasSize(1);

        write("2");
        assertThat(rules.seen().getLast().conversation().rating()).isEqualTo(5);
    }

    @Test
    void theLastWordCounts() {
        write("1");
        ratings.rate(ann.visitor(), 5, null);
        ratings.rate(ann.visitor(), 5, null);
        assertThat(rules.seen()).hasSize(2);
        ratings.rate(ann.visitor(), 1, Unmasked.of("It broke"));
        var row = sql.selectFrom(CONVERSATION).fetchSingle();
        assertThat(row.getRating()).isEqualTo(1);
        assertThat(row.getRatingComment()).isEqualTo("It broke");
        assertThat(sql.fetchValues(CONVERSATION_TAG.TAG)).containsExactlyInAnyOrder("content", "unhappy");
    }

    @Test
    void aWhileLaterItStaysAsItIsUntilItIsAskedForAgain() {
        write("1");
        ratings.rate(ann.visitor(), 4, null);
        kit.advance(Ratings.CHANGEABLE);
        assertThatThrownBy(() -> ratings.rate(ann.visitor(), 1, null))
                .isInstanceOfSatisfying(
                        CommandRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LATE));
        kit.advance(Answers.ASKED_ONCE);
        write("2");
        ratings.rate(ann.visitor(), 1, null);
        assertThat(sql.selectFrom(CONVERSATION).fetchSingle().getRating()).isEqualTo(1);
    }

    @Test
    void whatIsNoRatingIsRefused() {
        assertThatThrownBy(() -> ratings.rate(ann.visitor(), 5, null))
                .isInstanceOfSatisfying(
                        CommandRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_FOUND));
        write("1");
        for (int score : new int[] {0, 6, -1})
            assertThatThrownBy(() -> ratings.rate(ann.visitor(), score, null))
                    .isInstanceOfSatisfying(
                            CommandRefused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.FIELD_MALFORMED));
        assertThat(sql.selectFrom(CONVERSATION).fetchSingle().getRating()).isNull();
    }
}
