package dev.tributary.routes.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.ThreadMessage;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.routes.demo.GraphStandIn.Fault;
import dev.tributary.routes.demo.GraphStandIn.SentMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What Meta tells, through the signed webhook into the store: R7 of the checks. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MessengerInTest {
    private final PageHouse house;

    MessengerInTest(TestDatabase database) {
        house = new PageHouse(database);
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private JsonObject written(String mid, String text) {
        house.clock().advance(Duration.ofMillis(10));
        return house.graph().written("7", "Eva Fekete", mid, text);
    }

    private List<String> texts() {
        return house.thread(house.conversation("Eva Fekete")).stream()
                .map(ThreadMessage::body)
                .toList();
    }

    @Test
    void aHundredRepeatsFromTwentyAtOnceAreOneMessage() throws Exception {
        List<JsonObject> post = List.of(written("m_1", "only once"));
        try (ExecutorService callers = Executors.newFixedThreadPool(20)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++)
                answers.add(callers.submit(() -> house.graph().post(post)));
            for (Future<Integer> answer : answers) assertThat(answer.get()).isEqualTo(200);
        }
        assertThat(house.intake().stored()).isEqualTo(1);
        assertThat(house.intake().repeats()).isEqualTo(99);
        assertThat(texts()).containsExactly("only once");
    }

    @Test
    void aPostWithManyEventsStandsInTheOrderOfTheirTimes() {
        List<JsonObject> batch = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            batch.add(written("m_" + i, "line " + i));
            expected.add("line " + i);
        }
        Collections.shuffle(batch, new Random(7));
        assertThat(house.graph().post(batch)).isEqualTo(200);
        assertThat(texts()).isEqualTo(expected);
        assertThat(house.graph().post(batch)).isEqualTo(200);
        assertThat(texts()).isEqualTo(expected);
    }

    @Test
    void ofOneMomentTheIdsDecide() {
        JsonObject b = house.graph().written("7", "Eva Fekete", "m_b", "second");
        JsonObject a = house.graph().written("7", "Eva Fekete", "m_a", "first");
        house.graph().post(List.of(b, a));
        assertThat(texts()).containsExactly("first", "second");
    }

    @Test
    void whatCannotBeStoredIsNotAcknowledgedAndComesAgain() {
        house.kit().close();
        assertThat(house.graph().post(List.of(written("m_1", "are you there?"))))
                .isGreaterThanOrEqualTo(500);
    }

    @Test
    void anEchoThatOvertakesTheAnswerIsNoSecondMessage() {
        house.graph().post(List.of(written("m_1", "hello")));
        UUID conversation = house.conversation("Eva Fekete");
        house.graph().next(new Fault.EchoFirst());
        UUID message = house.answer(conversation, "good day");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> house.graph().sent().size() == 1
                        && house.message(message).delivery() != DeliveryState.QUEUED
                        && house.message(message).delivery() != DeliveryState.SENDING);
        // the same told again by its id alone, as another app on the page would see it
        SentMessage sent = house.graph().sent().getFirst();
        house.graph().pageInboxAnswers("7", sent.id(), "good day");
        assertThat(texts()).containsExactly("hello", "good day");
        assertThat(house.message(message).delivery()).isIn(DeliveryState.SENT, DeliveryState.DELIVERED);
    }

    @Test
    void anAnswerFromThePagesOwnInboxStandsInTheThreadAndEndsTheWaiting() {
        house.graph().post(List.of(written("m_1", "hello")));
        UUID conversation = house.conversation("Eva Fekete");
        assertThat(house.rows().getFirst().waitingSince()).isNotNull();
        house.clock().advance(Duration.ofSeconds(1));
        for (int i = 0; i < 3; i++) house.graph().pageInboxAnswers("7", "m_page", "we called you");
        assertThat(house.rows().getFirst().waitingSince()).isNull();
        ThreadMessage last = house.thread(conversation).getLast();
        assertThat(last.author()).isEqualTo(Author.ELSEWHERE);
        assertThat(last.body()).isEqualTo("we called you");
        assertThat(house.thread(conversation)).hasSize(2);
    }

    @Test
    void receiptsMoveWhatWasSentByThenAndNeverBack() {
        house.graph().post(List.of(written("m_1", "hello")));
        UUID conversation = house.conversation("Eva Fekete");
        UUID first = house.answer(conversation, "first");
        house.awaitState(first, DeliveryState.DELIVERED);
        long watermark = house.clock().millis();
        house.clock().advance(Duration.ofMinutes(1));
        UUID second = house.answer(conversation, "second");
        house.awaitState(second, DeliveryState.DELIVERED);

        assertThat(house.graph().post(List.of(receipt("read", watermark)))).isEqualTo(200);
        assertThat(house.message(first).delivery()).isEqualTo(DeliveryState.READ);
        assertThat(house.message(second).delivery()).isEqualTo(DeliveryState.DELIVERED);
        house.graph().post(List.of(receipt("delivery", house.clock().millis())));
        assertThat(house.message(first).delivery()).isEqualTo(DeliveryState.READ);
        house.graph().post(List.of(receipt("read", house.clock().millis())));
        assertThat(house.message(second).delivery()).isEqualTo(DeliveryState.READ);
    }

    @Test
    void aWatermarkGoesByTheChannelsClockNotByOurs() {
        house.graph().post(List.of(written("m_1", "hello")));
        UUID message = house.answer(house.conversation("Eva Fekete"), "good day");
        house.awaitState(message, DeliveryState.DELIVERED);
        SentMessage sent = house.graph().sent().getFirst();
        // theirs is a minute behind
        long theirs = house.clock().millis() - 60_000;
        JsonObject echo = Json.createObjectBuilder()
                .add("mid", sent.id())
                .add("is_echo", true)
                .add("text", "good day")
                .add("metadata", String.valueOf(sent.metadata()))
                .build();
        house.graph().post(List.of(event("100", "7", theirs, "message", echo)));
        house.graph().post(List.of(receipt("read", theirs)));
        assertThat(house.message(message).delivery()).isEqualTo(DeliveryState.READ);
    }

    @Test
    void whatAButtonThatWasPressedStandsForIsSeenByRulesMasked() {
        JsonObject quickly = Json.createObjectBuilder()
                .add("mid", "m_1")
                .add("text", "Send it back")
                .add("quick_reply", Json.createObjectBuilder().add("payload", "RETURN 4111111111111111"))
                .build();
        JsonObject button = Json.createObjectBuilder()
                .add("mid", "m_2")
                .add("title", "Get started")
                .add("payload", "START")
                .build();
        house.graph().post(List.of(event("7", "100", house.clock().millis(), "message", quickly)));
        house.clock().advance(Duration.ofSeconds(1));
        house.graph().post(List.of(event("7", "100", house.clock().millis(), "postback", button)));
        house.clock().advance(Duration.ofSeconds(1));
        house.graph().post(List.of(house.graph().written("7", "Eva Fekete", "m_3", "hello")));
        assertThat(house.rules().seen())
                .extracting(Snapshot::message)
                .extracting(Snapshot.Message::text, Snapshot.Message::choice)
                .containsExactly(
                        tuple("Send it back", "RETURN •••• •••• •••• 1111"),
                        tuple("Get started", "START"),
                        tuple("hello", null));
        assertThat(house.thread(house.rows().getFirst().id()).getFirst().details())
                .contains("RETURN")
                .doesNotContain("4111111111111111");
    }

    private static JsonObject receipt(String kind, long watermark) {
        JsonObjectBuilder told = Json.createObjectBuilder().add("watermark", watermark);
        return event("7", "100", watermark, kind, told.build());
    }

    private static JsonObject event(String sender, String recipient, long at, String kind, JsonObject what) {
        return Json.createObjectBuilder()
                .add("sender", Json.createObjectBuilder().add("id", sender))
                .add("recipient", Json.createObjectBuilder().add("id", recipient))
                .add("timestamp", at)
                .add(kind, what)
                .build();
    }
}
