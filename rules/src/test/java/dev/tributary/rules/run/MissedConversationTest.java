package dev.tributary.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.decision.EventTraces;
import dev.tributary.engine.decision.FailingExamples;
import dev.tributary.engine.decision.KeptTrace;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.RuleExplanation;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.notice.Notice;
import dev.tributary.engine.notice.NoticeStore;
import dev.tributary.engine.notice.Notices;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.visit.Attendance;
import dev.tributary.engine.visit.Departures;
import dev.tributary.rules.book.BookCompiler;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped rules about missed conversations, from the visitor who leaves to the agent who is told. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MissedConversationTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final Duration BATCHED = Duration.ofMinutes(5);

    private final BookCompiler compiler = new BookCompiler();
    private final EngineKit kit;
    private final Seeds seeds;
    private final UUID account;
    private final Agent owner;
    private final Agent anna;
    private final VisitorIdentity vera;
    private final Attendance attendance;
    private final RuleBooks books;

    MissedConversationTest(TestDatabase database) {
        kit = EngineKit.start(database, compiler, new RecordingGateway(), new FakeChannels());
        // looked for when a test says so: two looks at once share what they find
        kit.stopScheduler();
        seeds = Seeds.in(kit);
        owner = seeds.owner();
        anna = seeds.agent("Anna", Role.AGENT);
        account = kit.get(ChannelAccounts.class)
                .addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()))
                .id();
        vera = kit.get(VisitorThread.class)
                .welcome(account, "https://shop.example", Duration.ofDays(1))
                .visitor();
        attendance = kit.get(Attendance.class);
        books = kit.get(RuleBooks.class);
        online(anna);
    }

    @AfterEach
    void stop() {
        kit.close();
        compiler.close();
    }

    private void online(Agent agent) {
        kit.get(People.class).setPresence(agent.id(), Presence.ONLINE);
    }

    private UUID write(String id) {
        attendance.writes(vera);
        UUID conversation = ((IntakeResult.Stored) kit.get(Intake.class)
                        .accept(Incoming.chat(SITE, vera.id().toString(), id).build()))
                .conversationId();
        attendance.comes(vera);
        return conversation;
    }

    private void answer(UUID conversation) {
        kit.get(Desk.class)
                .reply(
                        anna.id(),
                        conversation,
                        new Reply(account, null, null, Unmasked.of("Here you are"), List.of(), 100, true));
    }

    private void leave() {
        attendance.goes(List.of(vera.id()));
        pass(Attendance.GRACE);
    }

    private void pass(Duration time) {
        kit.clock().advance(time);
        kit.get(Departures.class).settle(() -> false);
        kit.get(Notices.class).settleDue();
    }

    /** What is told on screens; the same goes by mail. */
    private List<Notice> missed(UUID conversation) {
        return kit.get(NoticeStore.class).ofConversation(conversation).stream()
                .filter(notice -> notice.event().equals("visitorLeft"))
                .filter(notice -> notice.medium().equals("desktop"))
                .toList();
    }

    @Test
    void missedResolvedAndMissedAgainBeforeTheFirstWasToldIsToldOnceWithWhatIsGathered() {
        UUID conversation = write("1");
        leave();
        kit.clock().advance(Duration.ofSeconds(40));
        kit.get(Desk.class).resolve(owner.id(), conversation);
        kit.clock().advance(Duration.ofSeconds(40));
        write("2");
        leave();
        assertThat(missed(conversation))
                .extracting(Notice::state)
                .containsOnly(Notice.State.VOID, Notice.State.WAITING);
        pass(BATCHED.minus(Attendance.GRACE).minusSeconds(80));
        assertThat(missed(conversation))
                .filteredOn(notice -> notice.state() == Notice.State.TOLD)
                .extracting(Notice::agent)
                .containsExactlyInAnyOrder(owner.id(), anna.id());
        pass(BATCHED);
        assertThat(missed(conversation))
                .extracting(Notice::state)
                .containsOnly(Notice.State.VOID, Notice.State.TOLD)
                .hasSize(4);
    }

    @Test
    void whoeverMayTakeItIsToldOnceFiveMinutesLaterAndTheTraceSaysWhy() {
        UUID conversation = write("1");
        leave();
        assertThat(missed(conversation))
                .hasSize(2)
                .extracting(Notice::agent)
                .containsExactlyInAnyOrder(owner.id(), anna.id());
        assertThat(missed(conversation)).extracting(Notice::state).containsOnly(Notice.State.WAITING);
        pass(BATCHED);
        assertThat(missed(conversation)).extracting(Notice::state).containsOnly(Notice.State.TOLD);

        KeptTrace trace = kit.get(EventTraces.class).of(conversation, 10).getLast();
        assertThat(trace.problems()).isEmpty();
        for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("hu")))
            assertThat(books.compiled(trace.activation()).explain(trace.snapshot(), trace.verdicts(), locale))
                    .filteredOn(RuleExplanation::fired)
                    .singleElement()
                    .satisfies(rule -> {
                        assertThat(rule.rule().name()).isEqualTo("Missed conversation that nobody has");
                        assertThat(rule.conditions()).allMatch(RuleExplanation.Condition::held);
                        assertThat(rule.actions()).isNotEmpty();
                    });
    }

    @Test
    void whoHasTheConversationIsToldAndNobodyElse() {
        UUID conversation = write("1");
        kit.get(Desk.class).assign(owner.id(), conversation, Set.of(anna.id()), null);
        leave();
        assertThat(missed(conversation)).extracting(Notice::agent).containsExactly(anna.id());
    }

    @Test
    void whoMayNotOpenItIsNotTold() {
        Group billing = seeds.group("billing");
        UUID conversation = write("1");
        kit.get(Desk.class).assign(owner.id(), conversation, Set.of(), billing.id());
        online(owner);
        leave();
        assertThat(missed(conversation)).extracting(Notice::agent).containsExactly(owner.id());
    }

    @Test
    void anotherPageOfTheSiteIsNotMissing() {
        UUID conversation = write("1");
        attendance.goes(List.of(vera.id()));
        pass(Attendance.GRACE.minusSeconds(1));
        attendance.comes(vera);
        pass(Attendance.GRACE);
        assertThat(missed(conversation)).isEmpty();
    }

    @Test
    void whatAPersonAnsweredIsNotMissed() {
        UUID conversation = write("1");
        answer(conversation);
        leave();
        assertThat(missed(conversation)).isEmpty();
    }

    @Test
    void anAnswerInTimeMakesTheNoticeVoid() {
        UUID conversation = write("1");
        leave();
        pass(BATCHED.minusSeconds(1));
        answer(conversation);
        pass(Duration.ofSeconds(1));
        assertThat(missed(conversation))
                .isNotEmpty()
                .allMatch(notice -> notice.state() == Notice.State.VOID && "answered".equals(notice.reason()));
    }

    @Test
    void aRulesReplyIsNoAnswer() {
        books.activate(owner.id(), "automation", 1, """
                rule('We have it') {
                  on messageReceived
                  then { reply 'We have your message.' }
                }
                """, FailingExamples.OVERRIDE);
        UUID conversation = write("1");
        leave();
        assertThat(missed(conversation)).isNotEmpty();
        pass(BATCHED);
        assertThat(missed(conversation)).extracting(Notice::state).containsOnly(Notice.State.TOLD);
    }

    @Test
    void whenNobodyIsThereItIsNotMissedButOffline() {
        kit.get(People.class).setPresence(anna.id(), Presence.AWAY);
        UUID conversation = write("1");
        leave();
        assertThat(missed(conversation)).isEmpty();
        assertThat(kit.get(NoticeStore.class).ofConversation(conversation))
                .extracting(Notice::event)
                .contains("messageReceived");
    }

    @Test
    void itIsToldOnceUntilAPersonAnswersAndThenAgain() {
        UUID conversation = write("1");
        leave();
        pass(BATCHED);
        int once = missed(conversation).size();
        write("2");
        leave();
        pass(BATCHED);
        assertThat(missed(conversation)).hasSize(once);

        answer(conversation);
        write("3");
        leave();
        assertThat(missed(conversation)).hasSizeGreaterThan(once);
    }

    @Test
    void inShadowItIsOnlyRecorded() {
        RuleBooks.Book notifications = books.books().stream()
                .filter(book -> book.name().equals("notifications"))
                .findFirst()
                .orElseThrow();
        books.activate(
                owner.id(),
                "notifications",
                notifications.liveRevision(),
                notifications
                        .live()
                        .replace(
                                "rule('Missed conversation that nobody has')",
                                "rule('Missed conversation that nobody has', shadow)"));
        UUID conversation = write("1");
        leave();
        assertThat(missed(conversation)).isEmpty();
        KeptTrace trace = kit.get(EventTraces.class).of(conversation, 10).getFirst();
        assertThat(books.compiled(trace.activation()).explain(trace.snapshot(), trace.verdicts(), Locale.ENGLISH))
                .filteredOn(RuleExplanation::shadowed)
                .extracting(rule -> rule.rule().name())
                .containsExactly("Missed conversation that nobody has");
    }
}
