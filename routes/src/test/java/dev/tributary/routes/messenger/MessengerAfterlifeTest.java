package dev.tributary.routes.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.conversation.ThreadMessage;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.outbox.DeliveryState;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Edits, deletions and reactions as Meta tells them. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MessengerAfterlifeTest {
    private final PageHouse house;

    MessengerAfterlifeTest(TestDatabase database) {
        house = new PageHouse(database);
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private UUID written() {
        house.graph().post(List.of(house.graph().written("7", "Eva Fekete", "m_1", "size 41")));
        house.clock().advance(Duration.ofMinutes(1));
        return house.conversation("Eva Fekete");
    }

    private ThreadMessage first(UUID conversation) {
        return house.thread(conversation).getFirst();
    }

    @Test
    void aCustomerChangesHerMessageAndTakesItBack() {
        UUID conversation = written();
        assertThat(house.graph().customerEdits("7", "m_1", "size 42", 1)).isEqualTo(200);
        assertThat(first(conversation).body()).isEqualTo("size 42");
        assertThat(first(conversation).after().earlier()).hasSize(1);
        house.clock().advance(Duration.ofMinutes(1));
        assertThat(house.graph().customerUnsends("7", "m_1")).isEqualTo(200);
        assertThat(first(conversation).body()).isEmpty();
        assertThat(first(conversation).after().deletedAt())
                .isEqualTo(house.clock().instant());
        assertThat(house.thread(conversation)).hasSize(1);
    }

    @Test
    void aReactionToOurAnswerIsShownOnItAndOpensTheWindow() {
        UUID conversation = written();
        UUID answer = house.answer(conversation, "we have it");
        house.awaitState(answer, DeliveryState.DELIVERED);
        String mid = house.graph().sent().getFirst().id();
        house.clock().advance(Duration.ofHours(20));
        assertThat(house.graph().customerReacts("7", mid, "❤️")).isEqualTo(200);
        assertThat(house.message(answer).after().signs()).containsExactly("❤️");
        assertThat(house.route(conversation).closesAt())
                .isEqualTo(house.clock().instant().plus(Duration.ofHours(24)));
        house.clock().advance(Duration.ofMinutes(1));
        house.graph().customerReacts("7", mid, null);
        assertThat(house.message(answer).after().signs()).isEmpty();
    }

    @Test
    void whatThePageDidIsNoCustomersSign() {
        UUID conversation = written();
        assertThat(house.graph().post("""
                {"object":"page","entry":[{"id":"100","messaging":[{"sender":{"id":"100"},"recipient":{"id":"7"},
                 "timestamp":1,"reaction":{"mid":"m_1","action":"react","reaction":"like"}}]}]}
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(200);
        assertThat(first(conversation).after().signs()).isEmpty();
    }
}
