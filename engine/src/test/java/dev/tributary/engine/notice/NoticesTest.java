package dev.tributary.engine.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.LogReader;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.notice.Notice.State;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class NoticesTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final Duration TEN = Duration.ofMinutes(10);

    private final TestDatabase database;
    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private EngineKit kit;
    private final UUID account;
    private final Agent anna;
    private final Agent bela;

    NoticesTest(TestDatabase database) {
        this.database = database;
        rules.waitFor("conversationAssigned");
        kit = EngineKit.start(database, rules, new FakeChannels());
        account = kit.get(ChannelAccounts.class)
                .addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()))
                .id();
        Seeds seeds = Seeds.in(kit);
        Group billing = seeds.group("billing");
        // what is due is settled when a test says so
        kit.stopScheduler();
        anna = seeds.agent("Anna", Role.AGENT, billing);
        bela = seeds.agent("Bela", Role.AGENT, billing);
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private static Decision.Notify tell(
            String to, @Nullable String name, String by, @Nullable Duration after, String... unless) {
        return new Decision.Notify(0, to, name, Set.of(by), after, Set.of(unless), "Card 4111 1111 1111 1111");
    }

    private UUID write(String id) {
        return ((IntakeResult.Stored) kit.get(Intake.class)
                        .accept(Incoming.chat(SITE, "v1", id).build()))
                .conversationId();
    }

    private void on(String event, Decision... decisions) {
        rules.decide(snapshot -> snapshot.event().equals(event) ? List.of(decisions) : List.of());
    }

    private List<Notice> of(UUID conversation) {
        return kit.get(NoticeStore.class).ofConversation(conversation);
    }

    private List<State> settledAfter(Duration time, UUID conversation) {
        kit.clock().advance(time);
        kit.get(Notices.class).settleDue();
        return of(conversation).stream().map(Notice::state).toList();
    }

    @Test
    void everyMemberOfTheGroupIsToldAtOnceAndMasked() {
        on("messageReceived", new Decision.AssignGroup(0, "billing"), tell("group", null, "desktop", null));
        UUID conversation = write("1");
        assertThat(of(conversation))
                .allMatch(notice -> notice.state() == State.TOLD)
                .allMatch(notice -> "Card •••• •••• •••• 1111".equals(notice.text()))
                .extracting(Notice::agent)
                .containsExactlyInAnyOrder(anna.id(), bela.id());
        assertThat(new LogReader(kit).details(EventKind.NOTIFIED))
                .containsExactlyInAnyOrderElementsOf(of(conversation).stream()
                        .map(notice -> notice.id().toString())
                        .toList());
        assertThat(kit.get(NoticeStore.class).ofAgent(anna.id(), 10)).hasSize(1);
    }

    @Test
    void withoutTheHousesMailAgentsAreToldOnTheScreenAndCustomersAreNot() {
        on("messageReceived", tell("agent", "anna@example.com", "email", null), tell("customer", null, "email", null));
        UUID conversation = write("1");
        assertThat(of(conversation))
                .hasSize(2)
                .allMatch(notice -> "noHouseMail".equals(notice.reason()))
                .allMatch(notice -> notice.state() == (notice.agent() == null ? State.NOT_SENDABLE : State.TOLD));
    }

    @Test
    void theHousesMailTakesItOver() {
        kit.close();
        CollectingMail mail = new CollectingMail();
        kit = EngineKit.start(database, rules, mail);
        kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
        Seeds.in(kit).agent("Anna", Role.AGENT);
        on("messageReceived", tell("agent", "anna@example.com", "email", null));
        UUID conversation = write("1");
        assertThat(of(conversation)).extracting(Notice::state).containsExactly(State.HANDED_ON);
        assertThat(mail.taken)
                .extracting(Notice::id)
                .containsExactly(of(conversation).getFirst().id());
    }

    private static final class CollectingMail implements NoticeMail {
        final List<Notice> taken = new CopyOnWriteArrayList<>();

        @Override
        public void take(Notice notice) {
            taken.add(notice);
        }
    }

    @Test
    void aLaterOneWaitsForItsTime() {
        on("messageReceived", tell("agent", "anna@example.com", "desktop", TEN, "answered"));
        UUID conversation = write("1");
        assertThat(settledAfter(TEN.minusSeconds(1), conversation)).containsExactly(State.WAITING);
        assertThat(settledAfter(Duration.ofSeconds(1), conversation)).containsExactly(State.TOLD);
    }

    @Test
    void anAnswerMakesItVoid() {
        on("messageReceived", tell("agent", "bela@example.com", "desktop", TEN, "answered"));
        UUID conversation = write("1");
        kit.get(Desk.class)
                .reply(
                        anna.id(),
                        conversation,
                        new Reply(account, null, null, Unmasked.of("Hello"), List.of(), 100, true));
        assertThat(settledAfter(TEN, conversation)).containsExactly(State.VOID);
        assertThat(of(conversation).getFirst().reason()).isEqualTo("answered");
    }

    @Test
    void readingAssigningAndResolvingMakeItVoidWhereTheRuleSaysSo() {
        on("messageReceived", tell("agent", "anna@example.com", "desktop", TEN, "read"));
        UUID conversation = write("1");
        kit.get(Desk.class).seen(anna.id(), conversation, 1);
        assertThat(settledAfter(TEN, conversation)).containsExactly(State.VOID);

        on("messageReceived", tell("agent", "anna@example.com", "desktop", TEN, "assigned"));
        write("2");
        kit.get(Desk.class).take(bela.id(), conversation);
        assertThat(settledAfter(TEN, conversation)).containsExactly(State.VOID, State.VOID);

        on("messageReceived", tell("agent", "anna@example.com", "desktop", TEN, "resolved"));
        write("3");
        kit.get(Desk.class).resolve(bela.id(), conversation);
        assertThat(settledAfter(TEN, conversation)).containsExactly(State.VOID, State.VOID, State.VOID);
    }

    @Test
    void theSameIsPlannedOnce() {
        on("messageReceived", tell("agent", "anna@example.com", "desktop", TEN));
        UUID conversation = write("1");
        write("2");
        assertThat(of(conversation)).hasSize(1);
        assertThat(settledAfter(TEN, conversation)).containsExactly(State.TOLD);
        write("3");
        assertThat(of(conversation)).hasSize(2);
    }

    @Test
    void nobodyIsToldOfWhatTheyDidThemselves() {
        UUID conversation = write("1");
        on("conversationAssigned", tell("assignees", null, "desktop", null));
        kit.get(Desk.class).assign(anna.id(), conversation, Set.of(anna.id(), bela.id()), null);
        assertThat(of(conversation)).extracting(Notice::agent).containsExactly(bela.id());
    }
}
