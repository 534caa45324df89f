package dev.tributary.routes.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.conversation.ThreadMessage;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.routes.demo.StandInRouting;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A page that several apps answer for: Conversation Routing. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SharedPageTest {
    private final PageHouse house;
    private final StandInRouting routing;

    SharedPageTest(TestDatabase database) {
        house = new PageHouse(database);
        routing = house.graph().routing();
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private JsonObject written(String mid, String text) {
        house.clock().advance(Duration.ofSeconds(1));
        return house.graph().written("7", "Eva Fekete", mid, text);
    }

    private UUID eva() {
        return row().id();
    }

    private ConversationRow row() {
        Inbox inbox = house.kit().get(Inbox.class);
        return Stream.of(Queue.ALL, Queue.RESOLVED)
                .flatMap(queue -> inbox.page(house.owner(), queue, 0, 50).stream())
                .filter(row -> row.contactName().equals("Eva Fekete"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> lines() {
        return house.kit().get(Inbox.class).thread(house.owner(), eva(), Long.MAX_VALUE, 500).stream()
                .filter(message -> message.kind() == MessageKind.EVENT)
                .map(ThreadMessage::body)
                .toList();
    }

    @Test
    void whatIsOverheardIsShownAndAsksNoRuleAndWaitsForNobody() {
        assertThat(routing.overheard(List.of(written("m_1", "hello bot")))).isEqualTo(200);
        assertThat(routing.otherAnswers("7", "m_2", "good day, I am a bot")).isEqualTo(200);
        assertThat(house.thread(eva()))
                .extracting(ThreadMessage::body, ThreadMessage::author)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("hello bot", Author.CUSTOMER),
                        org.assertj.core.groups.Tuple.tuple("good day, I am a bot", Author.ELSEWHERE));
        assertThat(house.thread(eva())).noneMatch(ThreadMessage::traced);
        assertThat(row().waitingSince()).isNull();
        assertThat(row().status()).isEqualTo(ConversationStatus.RESOLVED);
        assertThat(house.rows()).isEmpty();
        assertThat(house.route(eva()).shared()).isTrue();
        assertThat(house.route(eva()).owner()).isEmpty();
    }

    @Test
    void anOpenConversationStaysOpenAndTheCustomerWaitsAsBefore() {
        house.graph().post(List.of(written("m_1", "hello")));
        var before = house.rows().getFirst();
        assertThat(house.route(eva()).shared()).isFalse();
        routing.otherTakes("7");
        routing.overheard(List.of(written("m_2", "and to the bot")));
        assertThat(house.rows().getFirst().status()).isEqualTo(ConversationStatus.OPEN);
        assertThat(house.rows().getFirst().waitingSince()).isEqualTo(before.waitingSince());
        assertThat(house.route(eva()).owner()).isEqualTo(StandInRouting.OTHER);
        assertThat(lines()).contains("event.thread_taken");
    }

    @Test
    void whatIsPassedToUsIsOpenedAndAsksRulesAgain() {
        routing.overheard(List.of(written("m_1", "a human, please")));
        house.clock().advance(Duration.ofSeconds(1));
        assertThat(routing.otherPasses("7")).isEqualTo(200);
        assertThat(house.rows().getFirst().status()).isEqualTo(ConversationStatus.OPEN);
        assertThat(house.route(eva()).owner()).isNull();
        assertThat(lines()).contains("event.thread_passed_to_us");
        house.graph().post(List.of(written("m_2", "are you there?")));
        assertThat(house.thread(eva()).getLast().traced()).isTrue();
        assertThat(house.rows().getFirst().waitingSince()).isNotNull();
        assertThat(routing.otherAsks("7")).isEqualTo(200);
        assertThat(lines()).contains("event.thread_asked");
    }

    @Test
    void anOlderHandoverThatIsToldLateChangesNothing() {
        house.graph().post(List.of(written("m_1", "hello")));
        routing.otherTakes("7");
        house.clock().advance(Duration.ofSeconds(-30));
        routing.otherPasses("7");
        assertThat(house.route(eva()).owner()).isEqualTo(StandInRouting.OTHER);
    }

    @Test
    void anAgentTakesTheCustomerOverAnswersAndHandsThemBack() {
        house.graph().post(List.of(written("m_1", "hello")));
        routing.otherTakes("7");
        UUID refused = house.answer(eva(), "from us");
        house.awaitState(refused, DeliveryState.FAILED);
        assertThat(house.message(refused).failureCode()).isEqualTo("not_owner");

        Desk desk = house.kit().get(Desk.class);
        desk.takeOver(house.owner(), eva());
        assertThat(routing.isOthers("7")).isFalse();
        assertThat(house.route(eva()).owner()).isNull();
        assertThat(house.route(eva()).shared()).isTrue();
        desk.sendAgain(house.owner(), refused);
        house.awaitState(refused, DeliveryState.DELIVERED);

        house.clock().advance(Duration.ofSeconds(1));
        desk.handBack(house.owner(), eva());
        assertThat(routing.isOthers("7")).isTrue();
        assertThat(house.route(eva()).owner()).isEmpty();
        assertThat(lines()).contains("event.thread_taken_over", "event.thread_handed_back");
    }

    @Test
    void whatFacebookRefusesIsSaidInItsWords() {
        house.graph().post(List.of(written("m_1", "hello")));
        routing.otherTakes("7");
        routing.refuseToPass(true);
        assertThatThrownBy(() -> house.kit().get(Desk.class).takeOver(house.owner(), eva()))
                .isInstanceOfSatisfying(CommandRefused.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(CommandRefused.Reason.OTHER_SIDE_REFUSED);
                    assertThat(refusal.getMessage()).contains("default app");
                });
        assertThat(house.route(eva()).owner()).isEqualTo(StandInRouting.OTHER);
    }

    @Test
    void whereFacebookIsNotReachedThatIsSaid() {
        house.graph().post(List.of(written("m_1", "hello")));
        routing.otherTakes("7");
        routing.goAway(true);
        assertThatThrownBy(() -> house.kit().get(Desk.class).takeOver(house.owner(), eva()))
                .isInstanceOfSatisfying(
                        CommandRefused.class,
                        refusal -> assertThat(refusal.arguments()).containsExactly("channel.control.unreached"));
        assertThat(house.route(eva()).owner()).isEqualTo(StandInRouting.OTHER);
    }

    @Test
    void anAnswerThatIsRefusedSaysThatAnotherAppAnswersWhereNobodyToldSo() {
        house.graph().post(List.of(written("m_1", "hello")));
        routing.ownedByOther("7");
        UUID message = house.answer(eva(), "from us");
        house.awaitState(message, DeliveryState.FAILED);
        assertThat(house.route(eva()).owner()).isEmpty();
        // what is said to us says that none does
        house.graph().post(List.of(written("m_2", "hello?")));
        assertThat(house.route(eva()).owner()).isNull();
    }

    @Test
    void whatWasMissedSaysNothingOfWhoAnswers() {
        house.awaitLookedThrough();
        house.graph().post(List.of(written("m_1", "hello")));
        routing.otherTakes("7");
        house.graph().written("7", "Eva Fekete", "m_2", "to the bot");
        house.clock().advance(MissedMessages.USUAL);
        house.lookForMissed();
        assertThat(house.thread(eva())).hasSize(2);
        assertThat(house.route(eva()).owner()).isEqualTo(StandInRouting.OTHER);
    }
}
