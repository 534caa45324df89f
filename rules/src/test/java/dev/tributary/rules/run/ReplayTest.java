package dev.tributary.rules.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.decision.FailingExamples;
import dev.tributary.engine.decision.KeptTrace;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.RuleTraces;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.EveryRow;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.replay.Replay;
import dev.tributary.engine.replay.Replay.Kind;
import dev.tributary.engine.replay.Replay.State;
import dev.tributary.engine.replay.Replays;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.rules.book.BookCompiler;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A draft beside the live book on what real messages left in a real database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReplayTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final String BOOK = "routing";
    private static final String LIVE = rule("Refunds", "", "refund", "tag 'refund'")
            + rule("Returns", "", "return", "tag 'return'")
            + rule("Gone", "", "hello", "tag 'hello'");
    private static final String DRAFT = rule("New", "", "hello", "tag 'greeting'")
            + rule("Refunds", "", "refund", "tag 'money'; priority high")
            + rule("Returns", ", shadow", "return", "tag 'return'")
            + rule("Nobody", "", "never", "stop");

    private final BookCompiler compiler = new BookCompiler();
    private final EngineKit kit;
    private final UUID owner;
    private final UUID kim;
    private final Instant start;

    ReplayTest(TestDatabase database) {
        kit = EngineKit.start(database, compiler);
        Seeds seeds = Seeds.in(kit);
        owner = seeds.owner().id();
        kim = seeds.agent("Kim", Role.AGENT).id();
        kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
        kit.get(RuleBooks.class).activate(owner, BOOK, 1, LIVE, FailingExamples.OVERRIDE);
        start = kit.clock().instant();
    }

    @AfterEach
    void stop() {
        kit.close();
        compiler.close();
    }

    private static String rule(String name, String mode, String word, String then) {
        return "rule('" + name + "'" + mode + ") {\n  on messageReceived\n  when { text.hasWord('" + word
                + "') }\n  then { " + then + " }\n}\n";
    }

    private IntakeResult.Stored write(String visitor, String text) {
        kit.clock().advance(Duration.ofMinutes(1));
        String id = visitor + "-" + kit.clock().instant();
        return (IntakeResult.Stored) kit.get(Intake.class)
                .accept(Incoming.chat(SITE, visitor, id).text(text).build());
    }

    private Replay replayed(Instant since) {
        Replay replay = kit.get(Replays.class).start(owner, BOOK, DRAFT, since);
        await().until(() -> replay.progress().state() != State.RUNNING);
        assertThat(replay.progress().state()).isEqualTo(State.DONE);
        return replay;
    }

    private static List<Replay.Difference> all(Replay replay, Kind kind) {
        return replay.page(kind, 0, 1000, Locale.ENGLISH);
    }

    @Test
    void whatTheDraftWouldHaveDecidedStandsBesideWhatTheLiveBookDecides() {
        write("v1", "hello");
        IntakeResult.Stored second = write("v2", "a refund please, hello");
        write("v3", "return it");
        write("v4", "nothing at all");

        Replay replay = replayed(start);
        assertThat(replay.progress()).isEqualTo(new Replay.Progress(State.DONE, 4, 4, 2, 2, 2, 0));
        assertThat(all(replay, Kind.NEWLY_MATCHED))
                .extracting(Replay.Difference::text)
                .containsExactly("hello", "a refund please, hello");
        Replay.Difference difference = all(replay, Kind.DIFFERENT_DECISION).getFirst();
        assertThat(difference.id()).isEqualTo(second.messageId());
        assertThat(difference.conversationId()).isEqualTo(second.conversationId());
        assertThat(difference.event()).isEqualTo("messageReceived");
        assertThat(difference.rules())
                .extracting(rule -> rule.rule().name(), Replay.RuleDifference::kind)
                .containsExactly(
                        tuple("New", Kind.NEWLY_MATCHED),
                        tuple("Refunds", Kind.DIFFERENT_DECISION),
                        tuple("Gone", Kind.NO_LONGER_MATCHED));
        Replay.RuleDifference refunds = difference.rules().get(1);
        assertThat(refunds.live()).singleElement().asString().contains("refund");
        assertThat(refunds.candidate()).hasSize(2).first().asString().contains("money");
        assertThat(all(replay, Kind.DIFFERENT_DECISION).getLast().rules().getFirst())
                .satisfies(shadowed -> {
                    assertThat(shadowed.rule().name()).isEqualTo("Returns");
                    assertThat(shadowed.live()).hasSize(1);
                    assertThat(shadowed.candidate()).isEmpty();
                });
        assertThat(replay.totals())
                .filteredOn(total -> total.rule().book().equals(BOOK) || total.newlyMatched() > 0)
                .extracting(
                        total -> total.rule().name(),
                        Replay.RuleTotal::live,
                        Replay.RuleTotal::candidate,
                        Replay.RuleTotal::newlyMatched,
                        Replay.RuleTotal::noLongerMatched,
                        Replay.RuleTotal::different)
                .containsExactly(
                        tuple("New", 0L, 2L, 2L, 0L, 0L),
                        tuple("Refunds", 1L, 1L, 0L, 0L, 1L),
                        tuple("Returns", 1L, 1L, 0L, 0L, 1L),
                        tuple("Gone", 2L, 0L, 0L, 2L, 0L));
    }

    @Test
    void manyAreReadInBatchesEachOnceAndPagedInOrderOfTime() {
        kit.clock().advance(Duration.ofDays(1));
        Instant since = kit.clock().instant().plusSeconds(1);
        RuleTraces traces = kit.get(RuleTraces.class);
        IntakeResult.Stored first = write("v0", "hello");
        KeptTrace kept = traces.of(first.messageId()).orElseThrow();
        for (int i = 1; i < 1_300; i++) {
            // a third of them share their moment with the one before
            if (i % 3 != 0) kit.clock().advance(Duration.ofSeconds(1));
            write(kept, i % 2 == 0 ? "hello " + i : "quiet " + i, i);
        }
        Replay replay = replayed(since);
        assertThat(replay.progress().done())
                .isEqualTo(1_300)
                .isEqualTo(replay.progress().total());
        assertThat(replay.progress().newlyMatched()).isEqualTo(650);
        List<Replay.Difference> whole = all(replay, Kind.NEWLY_MATCHED);
        assertThat(whole).hasSize(650).isSortedAccordingTo(Comparator.comparing(Replay.Difference::at));
        assertThat(replay.page(Kind.NEWLY_MATCHED, 600, 100, Locale.ENGLISH)).isEqualTo(whole.subList(600, 650));
        assertThat(kit.get(Replays.class)
                        .start(owner, BOOK, DRAFT, kit.clock().instant().plusSeconds(1))
                        .progress()
                        .total())
                .isZero();
    }

    /** A trace of a message like another; thousands through the front door would only take time. */
    private void write(KeptTrace like, String text, int number) {
        DSLContext sql = kit.get(DSLContext.class);
        UUID message = UUID.randomUUID();
        sql.execute(
                "insert into message (id, conversation_id, seq, kind, author, channel, body, automatic, sent_at,"
                        + " created_at) select ?, conversation_id, ?, kind, author, channel, ?, automatic, sent_at,"
                        + " created_at from message where id = ?",
                message,
                1_000L + number,
                text,
                like.id());
        Snapshot snapshot = like.snapshot();
        Snapshot.Message said = Objects.requireNonNull(snapshot.message());
        kit.get(RuleTraces.class)
                .keep(List.of(new KeptTrace(
                        message,
                        like.conversationId(),
                        like.activation(),
                        number % 2 == 0 ? like.verdicts() : new byte[like.verdicts().length],
                        new Snapshot(
                                snapshot.event(),
                                snapshot.now(),
                                snapshot.happened(),
                                new Snapshot.Message(
                                        said.channel(),
                                        said.account(),
                                        text,
                                        said.subject(),
                                        said.automatic(),
                                        said.files(),
                                        said.pageUrl(),
                                        said.choice(),
                                        said.author()),
                                snapshot.contact(),
                                snapshot.conversation(),
                                snapshot.visitor(),
                                snapshot.team(),
                                snapshot.lookups()),
                        List.of(),
                        kit.clock().instant())));
    }

    @Test
    void nothingIsWrittenAndNothingIsSent() {
        for (int i = 0; i < 20; i++)
            write("v" + i % 7, List.of("hello", "refund", "return", "quiet").get(i % 4));
        Map<String, List<String>> before = everyRow();
        replayed(start);
        assertThat(everyRow()).isEqualTo(before);
    }

    private Map<String, List<String>> everyRow() {
        Map<String, List<String>> rows = EveryRow.of(kit);
        assertThat(rows).containsKeys("rule_trace", "message", "delivery", "event_log");
        assertThat(rows.get("rule_trace")).hasSize(20);
        return rows;
    }

    @Test
    void aReplayCanBeCancelledAndIsForFullAccessOnly() {
        for (int i = 0; i < 5; i++) write("v" + i, "hello");
        Replays replays = kit.get(Replays.class);
        Replay replay = replays.start(owner, BOOK, DRAFT, start);
        replay.cancel();
        await().until(() -> replay.progress().state() != State.RUNNING);
        assertThat(replay.progress().state()).isIn(State.CANCELLED, State.DONE);

        assertThat(refused(() -> replays.start(kim, BOOK, DRAFT, start))).isEqualTo(Reason.NEEDS_FULL_ACCESS);
        assertThat(refused(() -> replays.start(owner, BOOK, "rule(", start))).isEqualTo(Reason.HAS_ERRORS);
        assertThat(refused(() -> replays.start(owner, "nothing", DRAFT, start))).isEqualTo(Reason.NOT_FOUND);
    }

    private static Reason refused(ThrowingCallable command) {
        return catchThrowableOfType(CommandRefused.class, command).reason();
    }
}
