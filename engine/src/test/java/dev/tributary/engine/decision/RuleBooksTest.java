package dev.tributary.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.LogReader;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class RuleBooksTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final String ROUTING = "routing";

    private final TestDatabase.Address address;
    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final EngineKit kit;
    private final RuleBooks books;
    private final Agent owner;
    private final Agent lead;
    private final Agent kim;

    RuleBooksTest(TestDatabase database) {
        address = database.fresh();
        kit = EngineKit.start(address, rules);
        books = kit.get(RuleBooks.class);
        Seeds seeds = Seeds.in(kit);
        owner = seeds.owner();
        lead = seeds.agent("Lili", Role.FULL_ACCESS);
        kim = seeds.agent("Kim", Role.AGENT, seeds.group("billing"));
        seeds.group("sales");
        kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private RuleBooks.Book routing() {
        return books.books().getFirst();
    }

    private IntakeResult.Stored write(String id) {
        return store(Incoming.chat(SITE, "v1", id).text("text " + id));
    }

    private IntakeResult.Stored store(Incoming message) {
        return (IntakeResult.Stored) kit.get(Intake.class).accept(message.build());
    }

    private static CommandRefused refused(ThrowingCallable command) {
        return catchThrowableOfType(CommandRefused.class, command);
    }

    @Test
    void theShippedBooksAreTheFirstRevisionsAndARestartAddsNone() {
        // first, because an H2 file belongs to one engine at a time
        kit.close();
        try (EngineKit again = EngineKit.start(address, rules)) {
            RuleBooks same = again.get(RuleBooks.class);
            assertThat(same.books())
                    .containsExactly(
                            new RuleBooks.Book(ROUTING, 1, "shipped routing", null),
                            new RuleBooks.Book("reopening", 1, "shipped reopening", null));
            assertThat(same.history(ROUTING)).singleElement().satisfies(revision -> {
                assertThat(revision.author()).isEqualTo("Tributary");
                assertThat(revision.live()).isTrue();
            });
        }
    }

    @Test
    void aDraftIsKeptForAllReplacedAndThrownAway() {
        books.keepDraft(owner.id(), ROUTING, 1, "one");
        books.keepDraft(lead.id(), ROUTING, 1, "two");
        assertThat(routing().draft())
                .isEqualTo(new RuleBooks.BookDraft(1, "two", "Lili", kit.clock().instant()));
        assertThat(routing().live()).isEqualTo("shipped routing");
        books.dropDraft(owner.id(), ROUTING);
        assertThat(routing().draft()).isNull();
    }

    @Test
    void anActivationIsANewRevisionAndTakesTheDraftAway() {
        long before = books.activeNumber();
        books.keepDraft(lead.id(), ROUTING, 1, "better");
        assertThat(books.activate(lead.id(), ROUTING, 1, "better")).isEqualTo(2);

        assertThat(routing()).isEqualTo(new RuleBooks.Book(ROUTING, 2, "better", null));
        assertThat(books.content(ROUTING, 1)).isEqualTo("shipped routing");
        assertThat(books.history(ROUTING))
                .extracting(RuleBooks.Revision::revision, RuleBooks.Revision::author, RuleBooks.Revision::live)
                .containsExactly(tuple(2L, "Lili", true), tuple(1L, "Tributary", false));
        assertThat(books.activeNumber()).isGreaterThan(before);
        assertThat(new LogReader(kit).details(EventKind.RULES_ACTIVATED))
                .containsExactly(Long.toString(books.activeNumber()));
    }

    @Test
    void whoStartedFromAnOlderRevisionIsToldWhoWasFaster() {
        books.activate(lead.id(), ROUTING, 1, "better");
        CommandRefused refused = refused(() -> books.activate(owner.id(), ROUTING, 1, "other"));
        assertThat(refused.reason()).isEqualTo(Reason.CHANGED_MEANWHILE);
        assertThat(refused.arguments()).containsExactly("Lili");
        assertThat(routing().live()).isEqualTo("better");
        assertThat(books.activate(owner.id(), ROUTING, 2, "other")).isEqualTo(3);
    }

    @Test
    void ofSeveralWhoActivateAtOnceOneWins() {
        List<Future<Long>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                String content = "version " + i;
                running.add(threads.submit(() -> books.activate(owner.id(), ROUTING, 1, content)));
            }
        }
        assertThat(running)
                .filteredOn(one -> one.state() == Future.State.SUCCESS)
                .hasSize(1);
        assertThat(books.history(ROUTING)).hasSize(2);
    }

    @Test
    void whatDoesNotPassItsCheckIsNotActivatedAndTheDraftStays() {
        long before = books.activeNumber();
        books.keepDraft(lead.id(), ROUTING, 1, "an error");
        assertThat(books.check(ROUTING, "an error", Locale.ENGLISH)).hasSize(1);
        assertThat(refused(() -> books.activate(lead.id(), ROUTING, 1, "an error"))
                        .reason())
                .isEqualTo(Reason.HAS_ERRORS);
        assertThat(books.activeNumber()).isEqualTo(before);
        assertThat(books.history(ROUTING)).hasSize(1);
        assertThat(routing().draft()).isNotNull();
    }

    @Test
    void theNextMessageObeysAnActivationAndTheOneBeforeIsExplainedByWhatItObeyed() {
        IntakeResult.Stored before = write("1");
        books.activate(lead.id(), ROUTING, 1, "better");
        rules.decide(snapshot -> List.of(new Decision.AssignGroup(0, "nowhere")));
        IntakeResult.Stored after = write("2");

        RuleBooks.Trace old = trace(owner, before);
        assertThat(old.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.fired()).isFalse();
            assertThat(rule.actions()).containsExactly("shipped routing", "text 1");
        });
        RuleBooks.Trace now = trace(owner, after);
        assertThat(now.activation()).isEqualTo(books.activeNumber()).isGreaterThan(old.activation());
        assertThat(now.problems()).containsExactly("problem.unknownGroup:nowhere");
        assertThat(now.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.fired()).isTrue();
            assertThat(rule.actions()).containsExactly("better", "text 2");
        });
    }

    private RuleBooks.Trace trace(Agent agent, IntakeResult.Stored message) {
        return books.trace(agent.id(), message.messageId(), Locale.ENGLISH).orElseThrow();
    }

    @Test
    void theSnapshotComesBackFromTheDatabaseAsTheRulesSawIt() {
        rules.decide(snapshot -> List.of(
                new Decision.Tag(0, "refund"),
                new Decision.AssignGroup(0, "billing"),
                new Decision.AssignAgent(0, "kim@example.com")));
        assertThat(kept(write("1"))).isEqualTo(rules.seen().getLast());
        Snapshot full = kept(store(Incoming.chat(SITE, "v1", "2")
                .text("\"quoted\" <b>é</b> \\ \u2028 \ud83d\ude00")
                .named("Ann")
                .claiming("ann@example.org")
                .file("számla \"1\".txt", "x")
                .page("https://shop.example/?q=1")));
        assertThat(full).isEqualTo(rules.seen().getLast());
        assertThat(full.message().files()).containsExactly("számla \"1\".txt");
        assertThat(full.conversation().assignees()).containsExactly("kim@example.com");
    }

    private Snapshot kept(IntakeResult.Stored message) {
        return kit.get(RuleTraces.class).of(message.messageId()).orElseThrow().snapshot();
    }

    @Test
    void changesNeedFullAccess() {
        for (ThrowingCallable change : List.<ThrowingCallable>of(
                () -> books.keepDraft(kim.id(), ROUTING, 1, "x"),
                () -> books.dropDraft(kim.id(), ROUTING),
                () -> books.activate(kim.id(), ROUTING, 1, "x")))
            assertThat(refused(change).reason()).isEqualTo(Reason.NEEDS_FULL_ACCESS);
    }

    @Test
    void aTraceIsForThoseWhoMayOpenTheConversation() {
        rules.decide(snapshot -> List.of(new Decision.AssignGroup(0, "sales")));
        IntakeResult.Stored message = write("1");
        assertThat(refused(() -> trace(kim, message)).reason()).isEqualTo(Reason.NOT_VISIBLE);
        assertThat(trace(lead, message).rules()).hasSize(1);
        rules.decide(snapshot -> List.of(new Decision.AssignGroup(0, "billing")));
        write("2");
        assertThat(trace(kim, message).rules()).hasSize(1);
        assertThat(books.trace(kim.id(), UUID.randomUUID(), Locale.ENGLISH)).isEmpty();
    }

    @Test
    void anUnknownBookAndAnEndlessTextAreRefused() {
        String endless = "x".repeat(1_000_001);
        for (ThrowingCallable unknown : List.<ThrowingCallable>of(
                () -> books.activate(owner.id(), "nothing", 1, "x"),
                () -> books.keepDraft(owner.id(), "nothing", 1, "x"),
                () -> books.content(ROUTING, 9)))
            assertThat(refused(unknown).reason()).isEqualTo(Reason.NOT_FOUND);
        for (ThrowingCallable tooLong : List.<ThrowingCallable>of(
                () -> books.activate(owner.id(), ROUTING, 1, endless),
                () -> books.keepDraft(owner.id(), ROUTING, 1, endless)))
            assertThat(refused(tooLong).reason()).isEqualTo(Reason.TEXT_TOO_LONG);
    }
}
