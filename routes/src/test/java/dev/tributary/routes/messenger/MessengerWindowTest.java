package dev.tributary.routes.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.conversation.ReplyRoute;
import dev.tributary.engine.conversation.ThreadMessage;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.routes.demo.GraphStandIn.Fault;
import dev.tributary.routes.demo.GraphStandIn.SentMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Until when a customer may be answered: told to the agent, and looked at again when it goes out. */
class MessengerWindowTest {
    private static final String NAME = "Eva Fekete";
    private static final Duration DAY = Duration.ofDays(1);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theWindowCountsFromTheirTimeAndIsLookedAtAgainWhenItGoesOut(TestDatabase database) {
        try (PageHouse house = new PageHouse(database)) {
            JsonObject written = house.graph().written("7", NAME, "m_1", "hello");
            Instant theirs = house.clock().instant();
            // it is taken in an hour later
            house.clock().advance(Duration.ofHours(1));
            house.graph().post(List.of(written));
            UUID conversation = house.conversation(NAME);
            assertThat(house.route(conversation).closesAt()).isEqualTo(theirs.plus(DAY));
            assertThat(house.route(conversation).personOnlyFrom()).isNull();

            house.clock().set(theirs.plus(DAY).minusSeconds(60));
            house.graph().always(new Fault.Answer(500, 2, 0, "Service temporarily unavailable"));
            UUID late = house.answer(conversation, "just in time, if it went out at once");
            house.awaitState(late, DeliveryState.QUEUED);
            house.graph().always(null);
            house.kit().advance(Duration.ofMinutes(5));
            house.awaitState(late, DeliveryState.FAILED);
            assertThat(house.message(late).failureCode()).isEqualTo("window_over");
            assertThat(house.graph().sent()).isEmpty();
            assertThatThrownBy(() -> house.answer(conversation, "too late"))
                    .isInstanceOf(CommandRefused.class)
                    .extracting(refused -> ((CommandRefused) refused).reason())
                    .isEqualTo(CommandRefused.Reason.WINDOW_CLOSED);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoCameByAnAdMayBeAnsweredForSevenDaysWithoutATag(TestDatabase database) {
        try (PageHouse house = new PageHouse(database)) {
            Instant came = house.clock().instant();
            assertThat(house.graph().customerComesByAd("7", NAME, "I saw your ad"))
                    .isEqualTo(200);
            UUID conversation = house.conversation(NAME);
            assertThat(house.route(conversation).closesAt()).isEqualTo(came.plus(Duration.ofDays(7)));
            house.clock().advance(Duration.ofDays(6));
            house.awaitState(house.answer(conversation, "still interested?"), DeliveryState.DELIVERED);
            assertThat(house.graph().sent())
                    .singleElement()
                    .extracting(SentMessage::tag)
                    .isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoComesBackByALinkOpensTheWindowWithoutAWord(TestDatabase database) {
        try (PageHouse house = new PageHouse(database)) {
            house.graph().post(List.of(house.graph().written("7", NAME, "m_1", "hello")));
            UUID conversation = house.conversation(NAME);
            house.clock().advance(Duration.ofDays(3));
            JsonObject link = Json.createObjectBuilder()
                    .add("ref", "mail")
                    .add("source", "SHORTLINK")
                    .add("type", "OPEN_THREAD")
                    .build();
            JsonObject event = Json.createObjectBuilder()
                    .add("sender", Json.createObjectBuilder().add("id", "7"))
                    .add("recipient", Json.createObjectBuilder().add("id", "100"))
                    .add("timestamp", house.clock().millis())
                    .add("referral", link)
                    .build();
            assertThat(house.graph().post(List.of(event))).isEqualTo(200);
            assertThat(house.route(conversation).closesAt())
                    .isEqualTo(house.clock().instant().plus(DAY));
            assertThat(house.thread(conversation)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void afterTheWindowOnlyAPersonAnswersAndOnlyWhereItIsEnabled(TestDatabase database) {
        try (PageHouse house = new PageHouse(database, true)) {
            house.graph().post(List.of(house.graph().written("7", NAME, "m_1", "hello")));
            Instant wrote = house.clock().instant();
            UUID conversation = house.conversation(NAME);
            ReplyRoute route = house.route(conversation);
            assertThat(route.personOnlyFrom()).isEqualTo(wrote.plus(DAY));
            assertThat(route.closesAt()).isEqualTo(wrote.plus(Duration.ofDays(7)));

            house.clock().advance(Duration.ofDays(2));
            house.awaitState(house.answer(conversation, "sorry for the wait"), DeliveryState.DELIVERED);
            assertThat(house.graph().sent())
                    .singleElement()
                    .extracting(SentMessage::tag)
                    .isEqualTo("HUMAN_AGENT");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatARuleWroteIsNeverTaggedWhenItGoesOutLate(TestDatabase database) {
        try (PageHouse house = new PageHouse(database, true)) {
            house.graph().always(new Fault.Answer(400, 613, 0, "Calls to this API have exceeded the rate limit."));
            house.rules().decide(snapshot -> List.of(new Decision.Reply(0, "We are closed today.")));
            house.graph().post(List.of(house.graph().written("7", NAME, "m_1", "hello")));
            UUID conversation = house.conversation(NAME);
            UUID message = house.thread(conversation).stream()
                    .filter(one -> one.delivery() != null)
                    .map(ThreadMessage::id)
                    .findFirst()
                    .orElseThrow();
            house.awaitState(message, DeliveryState.QUEUED);
            house.graph().always(null);
            house.kit().advance(Duration.ofHours(25));
            house.awaitState(message, DeliveryState.FAILED);
            assertThat(house.message(message).failureCode()).isEqualTo("window_over");
            assertThat(house.graph().sent()).isEmpty();
        }
    }

    @Test
    void whereMetaDidNotApproveItTheAgentIsToldSo() {
        try (PageHouse house = new PageHouse(TestDatabase.H2, true)) {
            house.graph().approveHumanAgent(false);
            house.graph().post(List.of(house.graph().written("7", NAME, "m_1", "hello")));
            house.clock().advance(Duration.ofDays(2));
            UUID message = house.answer(house.conversation(NAME), "sorry for the wait");
            house.awaitState(message, DeliveryState.FAILED);
            assertThat(house.message(message).failureCode()).isEqualTo("not_permitted");
        }
    }
}
