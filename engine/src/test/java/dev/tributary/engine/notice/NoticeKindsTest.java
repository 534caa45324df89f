package dev.tributary.engine.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom a notice reaches, and whom it does not any more: presence, switches, rights, and what goes together. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class NoticeKindsTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final Duration FIVE = Duration.ofMinutes(5);

    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final EngineKit kit;
    private final UUID account;
    private final Seeds seeds;
    private final Group billing;
    private final Agent anna;
    private final Agent bela;

    NoticeKindsTest(TestDatabase database) {
        rules.waitFor("messageSent");
        kit = EngineKit.start(database, rules, new MailRound(), new FakeChannels());
        kit.stopScheduler();
        account = kit.get(ChannelAccounts.class)
                .addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()))
                .id();
        seeds = Seeds.in(kit);
        billing = seeds.group("billing");
        anna = seeds.agent("Anna", Role.AGENT);
        bela = seeds.agent("Bela", Role.AGENT);
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private void on(String event, String to, @Nullable NoticeKind kind, @Nullable Duration after, String... unless) {
        Decision.Notify tell = new Decision.Notify(
                0, to, null, Set.of("desktop"), after, Set.of(unless), null, kind == null ? null : kind.word());
        rules.decide(snapshot -> snapshot.event().equals(event) ? List.of(tell) : List.of());
    }

    private UUID write(String visitor) {
        return ((IntakeResult.Stored) kit.get(Intake.class)
                        .accept(Incoming.chat(SITE, visitor, UUID.randomUUID().toString())
                                .claiming(visitor + "@mail.example")
                                .build()))
                .conversationId();
    }

    private List<Notice> of(UUID conversation) {
        return kit.get(NoticeStore.class).ofConversation(conversation);
    }

    private void pass(Duration time) {
        kit.clock().advance(time);
        kit.get(Notices.class).settleDue();
    }

    private void answer(UUID conversation) {
        kit.get(Desk.class)
                .reply(
                        anna.id(),
                        conversation,
                        new Reply(account, null, null, Unmasked.of("Hello"), List.of(), 100, true));
    }

    @Test
    void ofSeveralAssigneesThoseWhoAreOfflineAreToldAndWhoIsAwayIsNot() {
        Agent cili = seeds.agent("Cili", Role.AGENT);
        kit.get(People.class).setPresence(anna.id(), Presence.ONLINE);
        kit.get(People.class).setPresence(cili.id(), Presence.AWAY);
        UUID conversation = write("v1");
        kit.get(Desk.class).assign(anna.id(), conversation, Set.of(anna.id(), bela.id(), cili.id()), null);
        on("messageReceived", "offlineAssignees", NoticeKind.OFFLINE, null);
        write("v1");
        assertThat(of(conversation)).extracting(Notice::agent).containsExactly(bela.id());
    }

    @Test
    void whatAnAgentHasSwitchedOffDoesNotComeAndTheOtherKindDoes() {
        kit.get(Bell.class).change(anna.id(), new NoticeWishes(true, false, true, true));
        on("messageReceived", "agents", NoticeKind.OFFLINE, null);
        UUID first = write("v1");
        assertThat(of(first))
                .filteredOn(notice -> anna.id().equals(notice.agent()))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.state()).isEqualTo(State.VOID);
                    assertThat(notice.reason()).isEqualTo("switchedOff");
                });
        assertThat(of(first)).filteredOn(notice -> notice.state() == State.TOLD).hasSize(2);
        on("messageReceived", "agents", NoticeKind.MISSED, null);
        assertThat(of(write("v2"))).extracting(Notice::state).containsOnly(State.TOLD);
        on("messageReceived", "agents", null, null);
        assertThat(of(write("v3"))).extracting(Notice::state).containsOnly(State.TOLD);
    }

    @Test
    void whoLostTheRightMeanwhileIsNotTold() {
        on("messageReceived", "agents", NoticeKind.MISSED, FIVE, "answered");
        UUID conversation = write("v1");
        kit.get(Desk.class).assign(anna.id(), conversation, Set.of(bela.id()), billing.id());
        pass(FIVE);
        assertThat(of(conversation))
                .filteredOn(notice -> anna.id().equals(notice.agent()))
                .singleElement()
                .satisfies(notice -> assertThat(notice.reason()).isEqualTo("mayNotOpen"));
        assertThat(of(conversation))
                .filteredOn(notice -> bela.id().equals(notice.agent()))
                .extracting(Notice::state)
                .containsExactly(State.TOLD);
        assertThat(kit.get(Bell.class).unread(anna.id())).isZero();
    }

    @Test
    void whatIsMissedWithinFiveMinutesComesTogether() {
        on("messageReceived", "agents", NoticeKind.MISSED, FIVE, "answered");
        UUID first = write("v1");
        pass(Duration.ofMinutes(4));
        UUID second = write("v2");
        pass(Duration.ofMinutes(1));
        assertThat(of(first)).extracting(Notice::state).containsOnly(State.TOLD);
        assertThat(of(second)).extracting(Notice::state).containsOnly(State.TOLD);
    }

    @Test
    void whatWasResolvedMeanwhileStaysCancelledWhenItIsOpenedAgain() {
        on("messageReceived", "agents", NoticeKind.MISSED, FIVE, "resolved");
        UUID conversation = write("v1");
        rules.decide(snapshot -> List.of());
        kit.clock().advance(Duration.ofMinutes(1));
        kit.get(Desk.class).resolve(seeds.owner().id(), conversation);
        kit.clock().advance(Duration.ofMinutes(1));
        write("v1");
        pass(FIVE);
        assertThat(of(conversation)).extracting(Notice::state).containsOnly(State.VOID);
    }

    @Test
    void aNoticeToACustomerIsTimedFromTheLastAnswer() {
        UUID conversation = write("v1");
        rules.decide(snapshot -> snapshot.event().equals("messageSent")
                ? List.of(new Decision.Notify(
                        0, "customer", null, Set.of("email"), Duration.ofMinutes(2), Set.of("read"), null))
                : List.of());
        for (int i = 0; i < 6; i++) {
            answer(conversation);
            pass(Duration.ofSeconds(90));
            assertThat(of(conversation)).extracting(Notice::state).containsExactly(State.WAITING);
        }
        pass(Duration.ofSeconds(30));
        assertThat(of(conversation)).extracting(Notice::state).containsExactly(State.HANDED_ON);
    }

    @Test
    void whoWritesHasReadWhatStandsAbove() {
        UUID conversation = write("v1");
        rules.decide(snapshot -> snapshot.event().equals("messageSent")
                ? List.of(new Decision.Notify(
                        0, "customer", null, Set.of("email"), Duration.ofMinutes(2), Set.of("read"), null))
                : List.of());
        answer(conversation);
        write("v1");
        pass(Duration.ofMinutes(2));
        assertThat(of(conversation)).extracting(Notice::reason).containsExactly("read");
    }

    @Test
    void theBellTellsEachConversationOnceAndOneBrowserShowsIt() {
        on("messageReceived", "agents", NoticeKind.OFFLINE, null);
        UUID first = write("v1");
        kit.clock().advance(Duration.ofMinutes(1));
        write("v1");
        UUID second = write("v2");
        Bell bell = kit.get(Bell.class);
        assertThat(bell.latest(anna.id(), 10))
                .extracting(BellStore.Line::conversation)
                .containsExactlyInAnyOrder(first, second);
        assertThat(bell.unread(anna.id())).isEqualTo(2);
        assertThat(bell.show(anna.id())).hasSize(3);
        assertThat(bell.show(anna.id())).isEmpty();
        bell.read(anna.id(), first);
        assertThat(bell.unread(anna.id())).isEqualTo(1);
        assertThat(bell.unread(bela.id())).isEqualTo(2);
        bell.readAll(bela.id());
        assertThat(bell.unread(bela.id())).isZero();
        kit.clock().advance(Bell.NEWS);
        assertThat(bell.show(bela.id())).as("what is old is no news").isEmpty();
    }
}
