package dev.tributary.engine.intake;

import static dev.tributary.engine.store.schema.Tables.ATTACHMENT;
import static dev.tributary.engine.store.schema.Tables.ATTACHMENT_CHUNK;
import static dev.tributary.engine.store.schema.Tables.CONTACT_IDENTITY;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE_VERSION;
import static dev.tributary.engine.store.schema.Tables.RULE_TRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Afterlife;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.conversation.ThreadMessage;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.LogReader;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.search.Search;
import dev.tributary.engine.search.SearchQuery;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.MessageDeletion;
import dev.tributary.engine.spi.MessageEdit;
import dev.tributary.engine.spi.MessageReaction;
import dev.tributary.engine.spi.Opening;
import dev.tributary.engine.spi.Typing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a message after it was written. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AfterlifeTest {
    private static final AccountKey PAGE = new AccountKey("messenger", "1001");

    private final EngineKit kit;
    private final Intake intake;
    private final DSLContext sql;
    private final UUID owner;

    AfterlifeTest(TestDatabase database) {
        kit = EngineKit.start(database, new FakeRuleCompiler());
        intake = kit.get(Intake.class);
        sql = kit.get(DSLContext.class);
        owner = Seeds.in(kit).owner().id();
        kit.get(ChannelAccounts.class).addByOperator(PAGE, "Page", new ChannelSettings(Map.of(), Map.of()));
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private Instant now() {
        return kit.clock().instant();
    }

    private UUID write(String id, String text) {
        kit.clock().advance(Duration.ofSeconds(1));
        return ((IntakeResult.Stored) intake.accept(
                        Incoming.chat(PAGE, "psid", id).text(text).sentAt(now()).build()))
                .messageId();
    }

    private IntakeResult edit(String id, String text) {
        return edit(id, text, now());
    }

    private IntakeResult edit(String id, String text, Instant at) {
        return intake.accept(new MessageEdit(PAGE, "psid:" + id, Unmasked.of(text), at));
    }

    private IntakeResult delete(String id) {
        return intake.accept(new MessageDeletion(PAGE, "psid:" + id, now()));
    }

    private IntakeResult react(String id, @Nullable String sign, Instant at) {
        return intake.accept(new MessageReaction(PAGE, "psid:" + id, "psid", Unmasked.ofNullable(sign), at));
    }

    private ThreadMessage message(UUID id) {
        return kit.get(Inbox.class).message(owner, id).orElseThrow();
    }

    private String preview() {
        return kit.get(Inbox.class).page(owner, Queue.ALL, 0, 10).getFirst().preview();
    }

    private static IntakeResult updated(int count) {
        return new IntakeResult.Updated(count);
    }

    @Test
    void anEditIsShownAndWhatWasSaidBeforeStaysToBeSeen() {
        UUID message = write("1", "I want size 41");
        Instant first = now();
        kit.clock().advance(Duration.ofMinutes(1));
        assertThat(edit("1", "I want size 42")).isEqualTo(updated(1));
        kit.clock().advance(Duration.ofMinutes(1));
        assertThat(edit("1", "I want size 43")).isEqualTo(updated(1));
        assertThat(message(message).body()).isEqualTo("I want size 43");
        assertThat(message(message).after().editedAt()).isEqualTo(now());
        assertThat(message(message).after().earlier())
                .containsExactly(
                        new Afterlife.Earlier("I want size 41", first),
                        new Afterlife.Earlier("I want size 42", first.plusSeconds(60)));
        assertThat(preview()).isEqualTo("I want size 43");
        assertThat(new LogReader(kit).details(EventKind.MESSAGE_CHANGED)).containsExactly("edited", "edited");
    }

    @Test
    void whatAnEditSaysIsMaskedBeforeItIsStored() {
        UUID message = write("1", "my card");
        edit("1", "my card is 4111 1111 1111 1111");
        assertThat(message(message).body()).contains("•••• 1111").doesNotContain("4111 1111");
        kit.clock().advance(Duration.ofSeconds(5));
        edit("1", "never mind");
        assertThat(sql.select(MESSAGE_VERSION.BODY).from(MESSAGE_VERSION).fetch(MESSAGE_VERSION.BODY))
                .hasSize(2)
                .noneMatch(body -> body.contains("4111 1111"));
    }

    @Test
    void theSameEditAgainAndAnOlderOneThatComesLateChangeNothing() {
        UUID message = write("1", "one");
        kit.clock().advance(Duration.ofMinutes(5));
        Instant at = now();
        edit("1", "three", at);
        assertThat(edit("1", "three", at)).isEqualTo(updated(0));
        assertThat(edit("1", "two", at.minusSeconds(60))).isEqualTo(updated(0));
        assertThat(message(message).body()).isEqualTo("three");
        assertThat(edit("unknown", "x")).isEqualTo(updated(0));
    }

    @Test
    void whatIsTakenBackIsGoneForGoodAndItsPlaceSaysSo() {
        kit.clock().advance(Duration.ofSeconds(1));
        UUID message = ((IntakeResult.Stored) intake.accept(Incoming.chat(PAGE, "psid", "1")
                        .text("my secret address is Zsiráfköz 7")
                        .choosing("Zsiráfköz")
                        .file("map.txt", "Zsiráfköz")
                        .sentAt(now())
                        .build()))
                .messageId();
        edit("1", "my secret address is Zsiráfköz 8", now().plusMillis(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> found("Zsiráfköz") == 1);
        kit.clock().advance(Duration.ofMinutes(1));
        assertThat(delete("1")).isEqualTo(updated(1));
        assertThat(delete("1")).isEqualTo(updated(0));

        ThreadMessage gone = message(message);
        assertThat(gone.body()).isEmpty();
        assertThat(gone.details()).doesNotContain("Zsiráfköz");
        assertThat(gone.files()).isEmpty();
        assertThat(gone.after().deletedAt()).isEqualTo(now());
        assertThat(gone.after().earlier()).isEmpty();
        assertThat(preview()).isEmpty();
        assertThat(sql.fetchCount(ATTACHMENT)).isZero();
        assertThat(sql.fetchCount(ATTACHMENT_CHUNK)).isZero();
        assertThat(sql.select(RULE_TRACE.SNAPSHOT)
                        .from(RULE_TRACE)
                        .fetchSingle()
                        .value1())
                .doesNotContain("Zsiráfköz");
        assertThat(sql.select(MESSAGE.BODY).from(MESSAGE).fetch(MESSAGE.BODY)).noneMatch(body -> body.contains("Zsir"));
        await().atMost(Duration.ofSeconds(20)).until(() -> found("Zsiráfköz") == 0);
        kit.clock().advance(Duration.ofMinutes(1));
        assertThat(edit("1", "back again")).isEqualTo(updated(0));
        // the delivery of the message once more is still no second one
        assertThat(intake.accept(Incoming.chat(PAGE, "psid", "1").text("again").build()))
                .isInstanceOf(IntakeResult.Duplicate.class);
    }

    private int found(String word) {
        SearchQuery query = new SearchQuery(
                word, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), "", "", Set.of(), null, null, ZoneOffset.UTC);
        return kit.get(Search.class).count(owner, Queue.ALL, query);
    }

    @Test
    void aReactionIsOneForEachCustomerAndTheLatestCounts() {
        UUID message = write("1", "hello");
        kit.clock().advance(Duration.ofMinutes(1));
        Instant at = now();
        assertThat(react("1", "👍", at)).isEqualTo(updated(1));
        assertThat(message(message).after().signs()).containsExactly("👍");
        assertThat(react("1", "👍", at)).isEqualTo(updated(0));
        assertThat(react("1", "😢", at.minusSeconds(30))).isEqualTo(updated(0));
        kit.clock().advance(Duration.ofMinutes(1));
        react("1", null, now());
        assertThat(message(message).after().signs()).isEmpty();
        assertThat(react("1", "👍", at)).isEqualTo(updated(0));
        assertThat(message(message).after().signs()).isEmpty();
    }

    @Test
    void aReactionAndALinkOpenTheReplyWindowAndNothingShortensIt() {
        write("1", "hello");
        kit.clock().advance(Duration.ofHours(30));
        Instant reacted = now();
        react("1", "👍", reacted);
        assertThat(heard()).isEqualTo(reacted);
        kit.clock().advance(Duration.ofHours(1));
        Instant until = now().plus(Duration.ofDays(7));
        assertThat(intake.accept(new Opening(PAGE, "psid", until, now()))).isEqualTo(updated(1));
        assertThat(intake.accept(new Opening(PAGE, "psid", null, reacted.minusSeconds(5))))
                .isEqualTo(updated(0));
        assertThat(heard()).isEqualTo(now());
        assertThat(intake.accept(new Opening(PAGE, "nobody", until, now()))).isEqualTo(updated(0));
    }

    private Instant heard() {
        return sql.select(CONTACT_IDENTITY.HEARD_AT)
                .from(CONTACT_IDENTITY)
                .fetchSingle()
                .value1()
                .toInstant();
    }

    @Test
    void aBatchMayCarryAMessageAndWhatBecameOfIt() {
        Instant at = now().plusSeconds(1);
        kit.clock().advance(Duration.ofMinutes(1));
        List<IntakeResult> results = intake.acceptAll(List.of(
                new MessageReaction(PAGE, "psid:1", "psid", Unmasked.of("👍"), at.plusSeconds(9)),
                Incoming.chat(PAGE, "psid", "1").text("helo").sentAt(at).build(),
                new MessageEdit(PAGE, "psid:1", Unmasked.of("hello"), at.plusSeconds(5)),
                new Typing(PAGE, "psid", at)));
        assertThat(results.get(0)).isEqualTo(updated(1));
        assertThat(results.get(2)).isEqualTo(updated(1));
        assertThat(results.get(3)).isEqualTo(updated(0));
        ThreadMessage message = message(((IntakeResult.Stored) results.get(1)).messageId());
        assertThat(message.body()).isEqualTo("hello");
        assertThat(message.after().signs()).containsExactly("👍");
    }

    @Test
    void whatIsDoneToAMessageBeforeItComesIsDoneWhenItComes() {
        assertThat(edit("1", "an older one")).isEqualTo(updated(0));
        kit.clock().advance(Duration.ofSeconds(5));
        edit("1", "It is 4111 1111 1111 1111");
        edit("1", "late, and older", now().minusSeconds(1));
        react("1", "👍", now());
        delete("2");
        assertThat(sql.fetch("select said from early_aside").toString()).doesNotContain("4111 1111");

        UUID first = write("1", "It is");
        UUID second = write("2", "never to be seen");
        assertThat(message(first).body()).isEqualTo("It is •••• •••• •••• 1111");
        assertThat(message(first).after().signs()).containsExactly("👍");
        assertThat(message(first).after().earlier()).hasSize(1);
        assertThat(message(second).after().deletedAt()).isNotNull();
        assertThat(sql.fetch("select body from message").toString()).doesNotContain("never to be seen");
        assertThat(sql.fetchCount(DSL.table("early_aside"))).isZero();
    }

    @Test
    void whatNoMessageComesForIsForgottenAndWhatMissedItsMessageIsDoneLater() {
        kit.stopScheduler();
        edit("1", "hello!");
        UUID message = write("2", "another");
        assertThat(message(message).body()).isEqualTo("another");
        // as if both had been stored at the same moment, neither seeing the other
        sql.execute("update early_aside set external_id = 'psid:2'");
        kit.get(EarlySweep.class).run();
        assertThat(message(message).body()).isEqualTo("hello!");

        edit("9", "for nobody");
        kit.clock().advance(EarlySweep.KEPT.minusSeconds(1));
        kit.get(EarlySweep.class).run();
        assertThat(sql.fetchCount(DSL.table("early_aside"))).isEqualTo(1);
        kit.clock().advance(Duration.ofSeconds(2));
        kit.get(EarlySweep.class).run();
        assertThat(sql.fetchCount(DSL.table("early_aside"))).isZero();
    }

    @Test
    void whatWasWrittenHereNoChannelChangesOrTakesBack() {
        UUID message = write("1", "hello");
        sql.update(MESSAGE)
                .set(MESSAGE.AUTHOR, "AGENT")
                .set(MESSAGE.KIND, "OUTBOUND")
                .execute();
        kit.clock().advance(Duration.ofMinutes(1));
        assertThat(edit("1", "we owe you money")).isEqualTo(updated(0));
        assertThat(delete("1")).isEqualTo(updated(0));
        assertThat(react("1", "👍", now())).isEqualTo(updated(1));
        assertThat(message(message).body()).isEqualTo("hello");
    }
}
