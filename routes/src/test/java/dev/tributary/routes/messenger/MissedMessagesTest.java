package dev.tributary.routes.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.NewFile;
import dev.tributary.engine.conversation.ThreadMessage;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.routes.demo.GraphStandIn.Fault;
import dev.tributary.routes.demo.GraphStandIn.SentFile;
import dev.tributary.routes.demo.GraphStandIn.SentMessage;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the webhook did not tell comes in from the Conversations API: once, in order, with its own time. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MissedMessagesTest {
    private final PageHouse house;

    MissedMessagesTest(TestDatabase database) {
        house = new PageHouse(database);
        house.awaitLookedThrough();
    }

    @AfterEach
    void stop() {
        house.close();
    }

    /** Written while nobody was told. */
    private JsonObject missed(String customer, String name, String mid, String text) {
        house.clock().advance(Duration.ofSeconds(30));
        return house.graph().written(customer, name, mid, text);
    }

    private List<String> texts(String name) {
        return house.thread(house.conversation(name)).stream()
                .map(ThreadMessage::body)
                .toList();
    }

    private @Nullable String lastError() {
        return house.kit()
                .get(ChannelAccounts.class)
                .account(house.account())
                .orElseThrow()
                .lastError();
    }

    private void away(Runnable meanwhile) {
        house.pause(true);
        meanwhile.run();
        house.clock().advance(MissedMessages.SETTLED.plusSeconds(1));
        house.pause(false);
    }

    @Test
    void whatWasWrittenWhileTheHouseWasAwayComesInOnceInOrderWithItsOwnTime() {
        house.graph().customerWrites("7", "Eva Fekete", "first");
        List<JsonObject> told = new ArrayList<>();
        List<Instant> when = new ArrayList<>();
        away(() -> {
            for (int i = 0; i < 3; i++) {
                told.add(missed("7", "Eva Fekete", "m_" + i, "missed " + i));
                when.add(house.clock().instant());
            }
            told.add(missed("8", "Adam Kis", "m_adam", "and me"));
            house.clock().advance(Duration.ofHours(5));
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> house.rows().size() == 2);
        assertThat(texts("Eva Fekete")).containsExactly("first", "missed 0", "missed 1", "missed 2");
        assertThat(house.thread(house.conversation("Eva Fekete")).stream()
                        .skip(1)
                        .map(ThreadMessage::sentAt))
                .isEqualTo(when);
        assertThat(texts("Adam Kis")).containsExactly("and me");
        // the webhook had nobody to tell: no trouble
        assertThat(lastError()).isNull();
        // Meta tells late what it could not tell then
        assertThat(house.graph().post(told)).isEqualTo(200);
        assertThat(texts("Eva Fekete")).hasSize(4);
        assertThat(texts("Adam Kis")).hasSize(1);
        house.clock().advance(MissedMessages.USUAL);
        house.lookForMissed();
        assertThat(house.intake().stored()).isEqualTo(5);
    }

    @Test
    void whatWasWrittenAMomentAgoIsLeftToTheWebhookForTwoMinutes() {
        house.clock().advance(MissedMessages.USUAL);
        house.graph().written("7", "Eva Fekete", "m_1", "just now");
        house.lookForMissed();
        assertThat(house.rows()).isEmpty();
        house.clock().advance(MissedMessages.SETTLED);
        house.lookForMissed();
        assertThat(texts("Eva Fekete")).containsExactly("just now");
    }

    @Test
    void ofOneSecondTheApisOwnOrderCounts() {
        away(() -> {
            house.clock().advance(Duration.ofSeconds(30));
            house.graph().written("7", "Eva Fekete", "m_c", "one");
            house.graph().written("7", "Eva Fekete", "m_b", "two");
            house.graph().written("7", "Eva Fekete", "m_a", "three");
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> house.rows().size() == 1);
        assertThat(texts("Eva Fekete")).containsExactly("one", "two", "three");
    }

    @Test
    void aPageOfWhichNothingIsToldIsNoticedAndSubscribedAgain() {
        house.graph().unsubscribe();
        house.graph().customerWrites("7", "Eva Fekete", "does anybody hear me?");
        assertThat(house.rows()).isEmpty();
        house.clock().advance(MissedMessages.USUAL);
        house.lookForMissed();
        assertThat(texts("Eva Fekete")).containsExactly("does anybody hear me?");
        assertThat(house.graph().subscribed()).isTrue();
        assertThat(lastError()).isEqualTo("channel.messenger.silent\n1");
        house.graph().customerWrites("7", "Eva Fekete", "good");
        assertThat(texts("Eva Fekete")).containsExactly("does anybody hear me?", "good");
    }

    @Test
    void whatThePageAnsweredElsewhereStandsThereAsAnsweredAndFilesCome() {
        away(() -> {
            missed("7", "Eva Fekete", "m_1", "hello");
            house.clock().advance(Duration.ofSeconds(30));
            house.graph()
                    .sentFile(
                            "7", "m_2", new SentFile("p.jpg", "image/jpeg", "looks".getBytes(StandardCharsets.UTF_8)));
            house.clock().advance(Duration.ofSeconds(30));
            house.graph().pageInboxAnswers("7", "m_3", "we called you");
        });
        await().atMost(Duration.ofSeconds(20))
                .until(() -> house.rows().size() == 1
                        && house.thread(house.conversation("Eva Fekete")).size() == 3);
        List<ThreadMessage> thread = house.thread(house.conversation("Eva Fekete"));
        assertThat(thread.get(1).files()).hasSize(1);
        assertThat(thread.get(1).files().getFirst().size()).isEqualTo(5);
        assertThat(thread.get(2).author()).isEqualTo(Author.ELSEWHERE);
        assertThat(house.rows().getFirst().waitingSince()).isNull();
    }

    @Test
    void whatWeSentIsKnownAndASendThatNobodyAnsweredIsSettled() {
        house.graph().customerWrites("7", "Eva Fekete", "hello");
        UUID conversation = house.conversation("Eva Fekete");
        house.awaitState(house.answer(conversation, "we have it"), DeliveryState.DELIVERED);
        house.graph().next(new Fault.CutAfterTaking(false));
        UUID cut = house.answer(conversation, "and in blue");
        // it is looked for at once
        house.awaitState(cut, DeliveryState.SENT);
        house.graph().tells(house.graph().sent().getLast());
        assertThat(house.message(cut).delivery()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(house.thread(conversation)).hasSize(3);
    }

    @Test
    void aTextThatIsFoundDoesNotSayThatThePictureBehindItArrived() {
        house.graph().customerWrites("7", "Eva Fekete", "hello");
        UUID conversation = house.conversation("Eva Fekete");
        house.graph().next(new Fault.CutAfterTaking(false));
        UUID cut = house.answer(
                conversation,
                "and in blue",
                new NewFile(Unmasked.of("blue.png"), "image/png", "blue".getBytes(StandardCharsets.UTF_8)));
        house.awaitState(cut, DeliveryState.UNKNOWN);
        house.clock().advance(MissedMessages.USUAL);
        house.lookForMissed();
        assertThat(house.message(cut).delivery()).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(house.thread(conversation)).hasSize(2);
        house.kit().get(Desk.class).sendAgain(house.owner(), cut);
        house.awaitState(cut, DeliveryState.DELIVERED);
        assertThat(house.graph().sent()).extracting(SentMessage::text).containsExactly("and in blue", null);
    }

    @Test
    void whatWasThereBeforeThePageIsNotFetchedNorWhatIsOlderThanAWeek() {
        house.graph().customerWrites("7", "Eva Fekete", "first");
        away(() -> {
            missed("7", "Eva Fekete", "m_old", "too old");
            house.clock().advance(MissedMessages.OLDEST.plusSeconds(1));
            missed("7", "Eva Fekete", "m_new", "new");
        });
        await().atMost(Duration.ofSeconds(20))
                .until(() -> house.thread(house.conversation("Eva Fekete")).size() == 2);
        assertThat(texts("Eva Fekete")).containsExactly("first", "new");
    }

    @Test
    void manyConversationsAreReadPageByPageAndOfALongOneOnlyTheNewest() {
        away(() -> {
            IntStream.range(0, 30).forEach(i -> missed("c" + i, "Customer " + i, "m_" + i, "hello " + i));
            IntStream.range(0, 23).forEach(i -> missed("7", "Eva Fekete", "e_" + i, "line " + i));
        });
        await().atMost(Duration.ofSeconds(30))
                .until(() -> house.rows().size() == 31
                        && house.thread(house.conversation("Eva Fekete")).size() == 20);
        assertThat(texts("Eva Fekete"))
                .isEqualTo(IntStream.range(3, 23).mapToObj(i -> "line " + i).toList());
        assertThat(house.graph().conversations().reads()).isEqualTo(3);
    }

    @Test
    void aLimitIsWaitedForAndTheRestWaitsLongerAndLonger() {
        house.graph()
                .conversations()
                .fail(new Fault.Answer(400, 80006, 0, "There have been too many calls", Map.of("Retry-After", "1800")));
        house.graph().written("7", "Eva Fekete", "m_1", "hello");
        house.clock().advance(MissedMessages.USUAL);
        int before = house.graph().conversations().reads();
        house.lookForMissed();
        assertThat(house.graph().conversations().reads()).isEqualTo(before + 1);
        house.graph().conversations().fail(null);
        house.clock().advance(Duration.ofMinutes(29));
        house.lookForMissed();
        assertThat(house.rows()).isEmpty();
        assertThat(house.state()).isEqualTo(ChannelAccount.State.ACTIVE);
        house.clock().advance(Duration.ofMinutes(2));
        house.lookForMissed();
        assertThat(texts("Eva Fekete")).containsExactly("hello");
    }

    @Test
    void aTokenThatIsRefusedAsksForANewOneAndWithItWhatWasMissedComes() {
        house.graph()
                .conversations()
                .fail(new Fault.Answer(401, 190, 463, "Error validating access token: Session expired"));
        house.graph().written("7", "Eva Fekete", "m_1", "hello");
        house.clock().advance(MissedMessages.USUAL);
        house.lookForMissed();
        assertThat(house.state()).isEqualTo(ChannelAccount.State.RECONNECT);
        house.graph().conversations().fail(null);
        house.reconnect();
        await().atMost(Duration.ofSeconds(20)).until(() -> house.rows().size() == 1);
        assertThat(texts("Eva Fekete")).containsExactly("hello");
        assertThat(house.state()).isEqualTo(ChannelAccount.State.ACTIVE);
    }

    @Test
    void aTokenThatMayNotReadConversationsIsSaidAndHarmsNothingElse() {
        house.graph().conversations().fail(new Fault.Answer(403, 10, 0, "(#10) Requires pages_messaging permission"));
        house.clock().advance(MissedMessages.USUAL);
        house.lookForMissed();
        assertThat(house.state()).isEqualTo(ChannelAccount.State.ACTIVE);
        assertThat(lastError()).contains("pages_messaging");
        assertThat(house.graph().customerWrites("7", "Eva Fekete", "hello")).isEqualTo(200);
    }

    @Test
    void aCardInWhatWasMissedIsMaskedAsEverywhere() {
        away(() -> missed("7", "Eva Fekete", "m_1", "my card is 4111 1111 1111 1111"));
        await().atMost(Duration.ofSeconds(20)).until(() -> house.rows().size() == 1);
        assertThat(texts("Eva Fekete").getFirst()).doesNotContain("4111").contains("1111");
    }
}
