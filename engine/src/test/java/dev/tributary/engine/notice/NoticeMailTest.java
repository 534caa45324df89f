package dev.tributary.engine.notice;

import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.access.Agent;
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
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.engine.settings.HouseMail;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.CheckReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Notices by e-mail: gathered, repeated when the server does not take them, and on the screen when it never does. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class NoticeMailTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");

    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final Server server = new Server();
    private final EngineKit kit;
    private final Agent owner;
    private final Agent anna;
    private final UUID account;

    NoticeMailTest(TestDatabase database) {
        rules.waitFor("messageSent");
        kit = EngineKit.start(database, rules, server, new FakeChannels());
        Seeds seeds = Seeds.in(kit);
        owner = seeds.owner();
        anna = seeds.agent("Anna", Role.AGENT);
        account = kit.get(ChannelAccounts.class)
                .addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()))
                .id();
        set("mail.example");
        tell("agent", "anna@example.com", Set.of("email"), null);
    }

    /** Takes mails, or says what is wrong. */
    private static final class Server implements HouseMail {
        private final List<Note> taken = new CopyOnWriteArrayList<>();
        private final List<Note> refused = new CopyOnWriteArrayList<>();
        private volatile @Nullable String trouble;

        @Override
        public CheckReport send(Note note) {
            String wrong = trouble;
            (wrong == null ? taken : refused).add(note);
            return new CheckReport(List.of(
                    new CheckReport.Step(wrong == null, wrong == null ? "check.house.sent" : wrong, List.of())));
        }

        @Override
        public CheckReport attempt(HouseSettings.Values sender, @Nullable String password, Note note) {
            throw new UnsupportedOperationException();
        }
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private void set(String host) {
        kit.get(HouseSettings.class)
                .change(
                        owner.id(),
                        new HouseSettings.Values(
                                "https://desk.example", false, host, 25, "none", "", "desk@shop.example"),
                        null);
    }

    private void tell(String to, @Nullable String name, Set<String> by, @Nullable String text) {
        rules.decide(snapshot -> snapshot.event().equals("messageReceived")
                ? List.of(new Decision.Notify(0, to, name, by, null, Set.of(), text))
                : List.of());
    }

    private UUID write(String visitor, String name) {
        return ((IntakeResult.Stored) kit.get(Intake.class)
                        .accept(Incoming.chat(SITE, visitor, UUID.randomUUID().toString())
                                .named(name)
                                .build()))
                .conversationId();
    }

    private List<State> states(UUID conversation) {
        return kit.get(NoticeStore.class).ofConversation(conversation).stream()
                .map(Notice::state)
                .toList();
    }

    private void awaitStates(UUID conversation, State... states) {
        await().untilAsserted(() -> assertThat(states(conversation)).containsExactlyInAnyOrder(states));
    }

    @Test
    void anAgentIsWrittenToInTheirLanguageWithALinkToTheConversation() {
        UUID conversation = write("v1", "Vera");
        awaitStates(conversation, State.SENT);
        assertThat(server.taken).singleElement().satisfies(note -> {
            assertThat(note.to()).isEqualTo("anna@example.com");
            assertThat(note.subject()).isEqualTo("Vera: A customer has written.");
            assertThat(note.text())
                    .startsWith("Vera\nA customer has written.\nhttps://desk.example/inbox/all/" + conversation + "\n");
            assertThat(note.id())
                    .isEqualTo(kit.get(NoticeStore.class)
                            .ofConversation(conversation)
                            .getFirst()
                            .id());
        });
    }

    @Test
    void whatARuleSaysIsSaidInItsOwnWordsAndMasked() {
        tell("agent", "anna@example.com", Set.of("email"), "Card 4111 1111 1111 1111");
        awaitStates(write("v1", "Vera"), State.SENT);
        assertThat(server.taken.getFirst().text()).contains("\nCard •••• •••• •••• 1111\n");
    }

    @Test
    void whatFollowsWithinAQuarterOfAnHourGoesInOneMail() {
        awaitStates(write("v1", "Vera"), State.SENT);
        UUID second = write("v2", "Bela");
        UUID third = write("v3", "Cili");
        assertThat(states(second)).containsExactly(State.HANDED_ON);
        await().untilAsserted(() -> {
            kit.advance(Duration.ofMinutes(1));
            assertThat(states(third)).containsExactly(State.SENT);
        });
        awaitStates(second, State.SENT);
        assertThat(server.taken).hasSize(2);
        assertThat(server.taken.getLast().subject()).isEqualTo("2 notices");
        assertThat(server.taken.getLast().text()).contains("Bela\n", "Cili\n", second.toString(), third.toString());
    }

    @Test
    void aMailThatTheServerDoesNotTakeIsRepeatedAsTheSameOne() {
        server.trouble = "check.mail.refused";
        UUID conversation = write("v1", "Vera");
        await().until(() -> server.refused.size() == 1);
        server.trouble = null;
        await().untilAsserted(() -> {
            kit.advance(NoticePost.PAUSES.getFirst());
            assertThat(states(conversation)).containsExactly(State.SENT);
        });
        assertThat(server.taken.getFirst().id())
                .isEqualTo(server.refused.getFirst().id());
        assertThat(server.taken).hasSize(1);
    }

    @Test
    void inTheEndItIsToldOnTheScreen() {
        server.trouble = "check.mail.login";
        UUID conversation = write("v1", "Vera");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            kit.advance(Duration.ofHours(5));
            assertThat(states(conversation)).containsExactly(State.TOLD);
        });
        assertThat(server.refused).hasSize(NoticePost.PAUSES.size() + 1);
        assertThat(kit.get(NoticeStore.class).ofAgent(anna.id(), 10).getFirst().reason())
                .isEqualTo("check.mail.login");
    }

    @Test
    void withoutAServerAgentsAreToldOnTheScreenOnceAndNothingIsLost() {
        set("");
        UUID conversation = write("v1", "Vera");
        assertThat(states(conversation)).containsExactly(State.TOLD);
        tell("agent", "anna@example.com", Set.of("email", "desktop"), null);
        UUID both = write("v2", "Bela");
        assertThat(states(both)).containsExactlyInAnyOrder(State.TOLD, State.NOT_SENDABLE);
        assertThat(server.taken).isEmpty();
        set("mail.example");
        awaitStates(write("v3", "Cili"), State.SENT, State.TOLD);
    }

    @Test
    void aMailboxOfTheHouseIsNeverWrittenTo() {
        kit.get(ChannelAccounts.class)
                .addByOperator(
                        new AccountKey("email", "anna@example.com"), "Desk", new ChannelSettings(Map.of(), Map.of()));
        UUID conversation = write("v1", "Vera");
        awaitStates(conversation, State.TOLD);
        assertThat(kit.get(NoticeStore.class)
                        .ofConversation(conversation)
                        .getFirst()
                        .reason())
                .isEqualTo("ownMailbox");
        assertThat(server.taken).isEmpty();
    }

    @Test
    void aCustomerIsWrittenToWithoutALinkInside() {
        tell("customer", null, Set.of("email"), "Your parcel is on its way.");
        UUID conversation = ((IntakeResult.Stored) kit.get(Intake.class)
                        .accept(Incoming.chat(SITE, "v1", "1")
                                .claiming("vera@example.com")
                                .build()))
                .conversationId();
        awaitStates(conversation, State.SENT);
        assertThat(Objects.requireNonNull(server.taken.getFirst())).satisfies(note -> {
            assertThat(note.to()).isEqualTo("vera@example.com");
            assertThat(note.subject()).isEqualTo("A message for you");
            assertThat(note.text()).isEqualTo("Your parcel is on its way.\n");
        });
        tell("customer", null, Set.of("email"), null);
        awaitStates(write("v2", "Bela"), State.NOT_SENDABLE);
    }

    private void copyAnswers() {
        rules.decide(snapshot -> snapshot.event().equals("messageSent")
                ? List.of(new Decision.Notify(
                        0, "customer", null, Set.of("email"), Duration.ofMinutes(2), Set.of("read"), null))
                : List.of());
    }

    private UUID ask(String text) {
        return ((IntakeResult.Stored) kit.get(Intake.class)
                        .accept(Incoming.chat(SITE, "v1", text)
                                .claiming("vera@example.com")
                                .build()))
                .conversationId();
    }

    private void answer(UUID conversation, String text) {
        kit.get(Desk.class)
                .reply(
                        anna.id(),
                        conversation,
                        new Reply(account, null, null, Unmasked.of(text), List.of(), 100, true));
    }

    private void awaitMails(int count) {
        await().untilAsserted(() -> {
            kit.advance(Duration.ofSeconds(30));
            assertThat(server.taken).hasSize(count);
        });
    }

    @Test
    void aCopyHoldsTheAnswersThatWereNotReadEachOnce() {
        copyAnswers();
        UUID conversation = ask("1");
        answer(conversation, "Card 4111 1111 1111 1111 is fine.");
        answer(conversation, "So is cash.");
        awaitMails(1);
        assertThat(server.taken.getFirst().text()).isEqualTo("""
                        You have an answer that you may not have seen yet.

                        Card •••• •••• •••• 1111 is fine.

                        So is cash.

                        --\s
                        This mail was sent by itself and nobody reads answers to it. You can answer in the chat on our website.
                        """);
        kit.advance(Duration.ofMinutes(5));
        answer(conversation, "And gold.");
        awaitMails(2);
        assertThat(server.taken.getLast().text()).contains("And gold.").doesNotContain("cash");
    }

    @Test
    void whatIsWrittenAfterTheFirstWasReadIsCopiedAllTheSame() {
        copyAnswers();
        UUID conversation = ask("1");
        answer(conversation, "A");
        read(conversation);
        answer(conversation, "B");
        awaitMails(1);
        assertThat(server.taken.getFirst().text()).contains("\nB\n").doesNotContain("\nA\n");
    }

    @Test
    void whatTheCustomerHasReadIsNotCopied() {
        copyAnswers();
        UUID conversation = ask("1");
        answer(conversation, "A");
        answer(conversation, "B");
        read(conversation);
        await().untilAsserted(() -> {
            kit.advance(Duration.ofMinutes(1));
            assertThat(states(conversation)).containsExactly(State.VOID);
        });
        assertThat(server.taken).isEmpty();
    }

    /** Whatever was sent so far. */
    private void read(UUID conversation) {
        kit.get(DSLContext.class)
                .update(DELIVERY)
                .set(DELIVERY.STATE, DeliveryState.READ.name())
                .where(DELIVERY.CONVERSATION_ID.eq(conversation))
                .execute();
    }
}
