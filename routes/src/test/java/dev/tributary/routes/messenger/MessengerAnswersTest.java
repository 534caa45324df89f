package dev.tributary.routes.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.conversation.Answered;
import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.ThreadMessage;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.routes.demo.GraphStandIn.SentMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever presses a message on Messenger to answer it says which one they mean. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MessengerAnswersTest {
    private final PageHouse house;

    MessengerAnswersTest(TestDatabase database) {
        house = new PageHouse(database);
        house.graph().post(List.of(house.graph().written("7", "Eva Fekete", "m_1", "Do you have size 39?")));
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private UUID eva() {
        return house.conversation("Eva Fekete");
    }

    private ThreadMessage answers(String mid, String text) {
        house.clock().advance(Duration.ofSeconds(1));
        assertThat(house.graph().customerAnswers("7", "Eva Fekete", mid, text)).isEqualTo(200);
        return house.thread(eva()).getLast();
    }

    private static Answered quoted(ThreadMessage message) {
        return Objects.requireNonNull(message.answered());
    }

    @Test
    void aCustomerAnswersAMessageOfTheirOwn() {
        ThreadMessage message = answers("m_1", "or 40");
        assertThat(message.body()).isEqualTo("or 40");
        assertThat(quoted(message).line()).isEqualTo("Do you have size 39?");
        assertThat(quoted(message).authorName()).isEqualTo("Eva Fekete");
        assertThat(answers("m_nobody_knows", "this one").answered()).isNull();
    }

    @Test
    void aCustomerAnswersWhatWeWroteWhicheverPartOfItTheyPress() {
        UUID brief = house.answer(eva(), "Yes, two pairs.");
        house.awaitState(brief, DeliveryState.DELIVERED);
        UUID story = house.answer(eva(), "A long story. ".repeat(200));
        house.awaitState(story, DeliveryState.DELIVERED);
        List<String> mids = house.graph().sent().stream().map(SentMessage::id).toList();
        assertThat(mids).hasSize(3);
        assertThat(quoted(answers(mids.getFirst(), "which colours?")).id()).isEqualTo(brief);
        assertThat(quoted(answers(mids.get(1), "so long")).id()).isEqualTo(story);
        Answered last = quoted(answers(mids.getLast(), "indeed"));
        assertThat(last.id()).isEqualTo(story);
        assertThat(last.author()).isEqualTo(Author.AGENT);
        assertThat(last.line()).startsWith("A long story.");
    }

    @Test
    void theStoryOrTheAdThatIsAnsweredIsNoMessage() {
        JsonObject story = Json.createObjectBuilder()
                .add("mid", "m_2")
                .add("text", "lovely")
                .add(
                        "reply_to",
                        Json.createObjectBuilder()
                                .add("story", Json.createObjectBuilder().add("id", "1")))
                .build();
        house.graph().post(List.of(event("7", "100", story)));
        assertThat(house.thread(eva()).getLast().body()).isEqualTo("lovely");
        assertThat(house.thread(eva()).getLast().answered()).isNull();
    }

    @Test
    void anAnswerFromThePagesOwnInboxSaysWhatItAnswers() {
        JsonObject echo = Json.createObjectBuilder()
                .add("mid", "m_page")
                .add("is_echo", true)
                .add("app_id", 26390203)
                .add("text", "we do")
                .add("reply_to", Json.createObjectBuilder().add("mid", "m_1"))
                .build();
        house.graph().post(List.of(event("100", "7", echo)));
        ThreadMessage last = house.thread(eva()).getLast();
        assertThat(last.author()).isEqualTo(Author.ELSEWHERE);
        assertThat(quoted(last).line()).isEqualTo("Do you have size 39?");
    }

    private JsonObject event(String sender, String recipient, JsonObject message) {
        house.clock().advance(Duration.ofSeconds(1));
        return Json.createObjectBuilder()
                .add("sender", Json.createObjectBuilder().add("id", sender))
                .add("recipient", Json.createObjectBuilder().add("id", recipient))
                .add("timestamp", house.clock().millis())
                .add("message", message)
                .build();
    }
}
