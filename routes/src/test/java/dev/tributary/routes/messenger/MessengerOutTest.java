package dev.tributary.routes.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.NewFile;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.kit.LogReader;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.routes.demo.GraphStandIn.Fault;
import dev.tributary.routes.demo.GraphStandIn.SentMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The outbox against a page that refuses, limits, is cut off: R14 and R15 of the checks. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MessengerOutTest {
    private static final Fault.Answer UNAVAILABLE = new Fault.Answer(500, 2, 0, "Service temporarily unavailable");

    private final PageHouse house;

    MessengerOutTest(TestDatabase database) {
        house = new PageHouse(database);
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private static final Fault NO_UPLOAD = new Fault.Answer(400, 100, 2018047, "(#100) Upload attachment failure.");

    private static NewFile picture(String name) {
        return new NewFile(Unmasked.of(name), "image/png", new byte[] {1, 2, 3});
    }

    private UUID writes(String customer, String name) {
        house.graph().customerWrites(customer, name, "hello");
        return house.conversation(name);
    }

    @Test
    void whatAlwaysFailsIsGivenUpWhileOthersGoOutAndCanBeSentAgain() {
        UUID eva = writes("7", "Eva Fekete");
        UUID adam = writes("8", "Adam Kis");
        house.graph().failFor("7", UNAVAILABLE);
        UUID stuck = house.answer(eva, "never taken");
        UUID behind = house.answer(eva, "behind it");
        house.awaitState(house.answer(adam, "taken at once"), DeliveryState.DELIVERED);
        for (int i = 0; i < 14 && house.message(stuck).delivery() != DeliveryState.DEAD; i++) {
            house.kit().advance(Duration.ofMinutes(75));
            house.graph().customerWrites("8", "Adam Kis", "still there?");
            house.graph().customerWrites("7", "Eva Fekete", "hello?");
            house.awaitState(house.answer(adam, "yes " + i), DeliveryState.DELIVERED);
            int tries = house.graph().refused("7");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> house.graph().refused("7") > tries
                            || house.message(stuck).delivery() != DeliveryState.SENDING);
        }
        house.awaitState(stuck, DeliveryState.DEAD);
        assertThat(house.message(stuck).failure()).contains("temporarily unavailable");
        house.graph().failFor("7", null);
        house.kit().advance(Duration.ofMinutes(75));
        house.awaitState(behind, DeliveryState.DELIVERED);
        house.kit().get(Desk.class).sendAgain(house.owner(), stuck);
        house.awaitState(stuck, DeliveryState.DELIVERED);
    }

    @Test
    void whatIsRefusedForGoodIsNeverTriedAgain() {
        UUID eva = writes("7", "Eva Fekete");
        house.graph().next(new Fault.Answer(400, 551, 1545041, "(#551) This person isn't available right now."));
        UUID message = house.answer(eva, "hello");
        house.awaitState(message, DeliveryState.FAILED);
        assertThat(house.message(message).failureCode()).isEqualTo("not_available");
        house.kit().advance(Duration.ofHours(2));
        UUID next = house.answer(eva, "and now?");
        house.awaitState(next, DeliveryState.DELIVERED);
        assertThat(house.graph().sent()).hasSize(1);
    }

    @Test
    void whenThePictureIsRefusedThatIsShownWhateverTheEchoOfTheTextBeforeItSaysAndOnlyThePictureIsSentAgain() {
        UUID eva = writes("7", "Eva Fekete");
        house.graph().next(new Fault.EchoFirst());
        house.graph().next(NO_UPLOAD);
        UUID message = house.answer(eva, "here it is", picture("blue.png"));
        house.awaitState(message, DeliveryState.FAILED);
        house.graph().tells(house.graph().sent().getFirst());
        house.graph().customerReads("7");
        assertThat(house.message(message).delivery()).isEqualTo(DeliveryState.FAILED);
        assertThat(house.message(message).failure()).contains("Upload attachment failure");
        assertThat(house.thread(eva)).hasSize(2);

        house.kit().get(Desk.class).sendAgain(house.owner(), message);
        house.awaitState(message, DeliveryState.DELIVERED);
        assertThat(house.graph().sent()).extracting(SentMessage::text).containsExactly("here it is", null);
        assertThat(house.graph().sent().getLast().file()).isNotNull();
        assertThat(house.thread(eva)).hasSize(2);
    }

    @Test
    void whatGoesOutInPartsIsSentWhenTheLastOneIsOnceAndNoEchoIsAMessage() {
        UUID eva = writes("7", "Eva Fekete");
        house.graph().next(new Fault.EchoFirst());
        house.graph().next(UNAVAILABLE);
        UUID message = house.answer(eva, "A long story. ".repeat(200), picture("blue.png"), picture("red.png"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "graph-2".equals(house.message(message).failureCode()));
        assertThat(house.message(message).delivery()).isEqualTo(DeliveryState.QUEUED);
        assertThat(house.graph().sent()).hasSize(1);
        house.kit().advance(Duration.ofMinutes(1));
        house.awaitState(message, DeliveryState.DELIVERED);
        assertThat(house.graph().sent()).hasSize(4);
        house.graph().sent().forEach(house.graph()::tells);
        // and by their ids alone, as another app on the page would see them
        house.graph().sent().forEach(part -> house.graph().pageInboxAnswers("7", part.id(), "a part"));
        assertThat(house.message(message).delivery()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(house.thread(eva)).hasSize(2);
        assertThat(new LogReader(house.kit()).details(EventKind.DELIVERY_CHANGED))
                .containsOnlyOnce("SENT");
    }

    @Test
    void aTokenThatExpiredStopsThePageUntilItIsConnectedAgainAndLosesNothing() {
        UUID eva = writes("7", "Eva Fekete");
        UUID adam = writes("8", "Adam Kis");
        house.graph().always(new Fault.Answer(400, 190, 463, "Error validating access token: Session has expired"));
        UUID first = house.answer(eva, "one");
        await().atMost(Duration.ofSeconds(20)).until(() -> house.state() == ChannelAccount.State.RECONNECT);
        assertThat(house.message(first).delivery()).isEqualTo(DeliveryState.QUEUED);
        // what comes in is taken meanwhile
        assertThat(house.graph().customerWrites("8", "Adam Kis", "anybody there?"))
                .isEqualTo(200);
        house.graph().always(null);
        reconnect();
        house.awaitState(first, DeliveryState.DELIVERED);
        house.awaitState(house.answer(adam, "two"), DeliveryState.DELIVERED);
        assertThat(house.graph().sent()).hasSize(2);
    }

    @Test
    void aRestrictedPageIsTriedAgainByItselfAfterAnHourAndAtOnceWhenItIsSaved() {
        UUID eva = writes("7", "Eva Fekete");
        house.graph().always(new Fault.Answer(400, 10, 1893063, "(#10) Page temporarily restricted"));
        UUID message = house.answer(eva, "one");
        await().atMost(Duration.ofSeconds(20)).until(() -> held() != null);
        assertThat(house.state()).isEqualTo(ChannelAccount.State.ACTIVE);
        assertThat(held()).isEqualTo(house.clock().instant().plus(Duration.ofHours(1)));
        house.kit().advance(Duration.ofMinutes(61));
        await().atMost(Duration.ofSeconds(20)).until(() -> house.graph().refused("7") == 2);
        assertThat(house.message(message).delivery()).isEqualTo(DeliveryState.QUEUED);
        house.graph().always(null);
        reconnect();
        house.awaitState(message, DeliveryState.DELIVERED);
        assertThat(held()).isNull();
    }

    private @Nullable Instant held() {
        return house.kit()
                .get(ChannelAccounts.class)
                .account(house.account())
                .orElseThrow()
                .notBefore();
    }

    private void reconnect() {
        ChannelAccounts accounts = house.kit().get(ChannelAccounts.class);
        accounts.change(
                house.owner(),
                house.account(),
                "Lépés",
                new ChannelSettings(
                        accounts.account(house.account()).orElseThrow().values(), Map.of()));
    }

    @Test
    void aLimitIsWaitedForAsLongAsFacebookEstimates() {
        UUID eva = writes("7", "Eva Fekete");
        house.graph()
                .next(new Fault.Answer(
                        400,
                        80006,
                        0,
                        "There have been too many messages sent from this Page",
                        Map.of(
                                "X-Business-Use-Case-Usage",
                                "{\"100\":[{\"type\":\"messenger\",\"estimated_time_to_regain_access\":19}]}")));
        UUID message = house.answer(eva, "one");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "rate_limited".equals(house.message(message).failureCode()));
        await().atMost(Duration.ofSeconds(20)).until(() -> held() != null);
        house.kit().advance(Duration.ofMinutes(18));
        // it is the page's: nobody else gets through either
        UUID adam = writes("8", "Adam Kis");
        UUID other = house.answer(adam, "two");
        assertThat(house.graph().sent()).isEmpty();
        house.kit().advance(Duration.ofMinutes(2));
        house.awaitState(message, DeliveryState.DELIVERED);
        house.awaitState(other, DeliveryState.DELIVERED);
        assertThat(held()).isNull();
        assertThat(house.graph().refused("7") + house.graph().refused("8")).isOne();
    }

    @Test
    void aLimitOfOneThreadHoldsUpNobodyElse() {
        UUID eva = writes("7", "Eva Fekete");
        UUID adam = writes("8", "Adam Kis");
        house.graph().failFor("7", new Fault.Answer(400, 613, 0, "Calls to this API have exceeded the rate limit."));
        UUID message = house.answer(eva, "one");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "rate_limited".equals(house.message(message).failureCode()));
        house.awaitState(house.answer(adam, "others go on"), DeliveryState.DELIVERED);
        assertThat(held()).isNull();
    }

    @Test
    void aSendCutOffIsUnknownAndNeverRepeatedBlindlyUntilTheEchoTells() {
        UUID eva = writes("7", "Eva Fekete");
        house.graph().conversations().fail(UNAVAILABLE);
        house.graph().next(new Fault.CutAfterTaking(false));
        UUID message = house.answer(eva, "did it arrive?");
        house.awaitState(message, DeliveryState.UNKNOWN);
        house.kit().advance(Duration.ofHours(3));
        house.graph().customerWrites("7", "Eva Fekete", "?");
        house.awaitState(house.answer(eva, "what comes after"), DeliveryState.DELIVERED);
        assertThat(house.graph().sent()).hasSize(2);
        assertThat(house.message(message).delivery()).isEqualTo(DeliveryState.UNKNOWN);

        house.graph().tells(house.graph().sent().getFirst());
        house.awaitState(message, DeliveryState.DELIVERED);
        assertThat(house.graph().sent()).hasSize(2);
        assertThat(house.thread(eva)).hasSize(4);
    }

    @Test
    void whatMayHaveArrivedIsLookedForAtOnceAndIsNotSentAgainWithinAMinute() {
        house.awaitLookedThrough();
        UUID eva = writes("7", "Eva Fekete");
        house.graph().conversations().fail(UNAVAILABLE);
        int reads = house.graph().conversations().reads();
        house.graph().next(new Fault.CutAfterTaking(false));
        UUID message = house.answer(eva, "did it arrive?");
        house.awaitState(message, DeliveryState.UNKNOWN);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> house.graph().conversations().reads() > reads);
        Desk desk = house.kit().get(Desk.class);
        assertThat(house.message(message).againAt())
                .isEqualTo(house.clock().instant().plusSeconds(60));
        house.clock().advance(Duration.ofSeconds(59));
        assertThatThrownBy(() -> desk.sendAgain(house.owner(), message))
                .isInstanceOfSatisfying(
                        CommandRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(CommandRefused.Reason.TOO_EARLY));
        assertThat(house.message(message).delivery()).isEqualTo(DeliveryState.UNKNOWN);
        house.clock().advance(Duration.ofSeconds(1));
        desk.sendAgain(house.owner(), message);
        house.awaitState(message, DeliveryState.DELIVERED);
        assertThat(house.graph().sent()).hasSize(2);
    }

    @Test
    void aSendCutOffWhoseEchoComesAtOnceIsSent() {
        UUID eva = writes("7", "Eva Fekete");
        house.graph().next(new Fault.CutAfterTaking(true));
        UUID message = house.answer(eva, "did it arrive?");
        house.awaitState(message, DeliveryState.DELIVERED);
        assertThat(house.graph().sent()).hasSize(1);
        assertThat(List.of(house.thread(eva).size())).containsExactly(2);
    }
}
