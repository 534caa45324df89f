package dev.tributary.routes.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.PageMarks;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.conversation.ThreadMessage;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.MessageReaction;
import dev.tributary.routes.stream.Refusals;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be stored for a reason of its own holds up nothing, is kept, and is stored when that is mended. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PoisonTest {
    private static final String CARD = "4111 1111 1111 1111";

    private final PageHouse house;
    private final Quarantine quarantine;

    PoisonTest(TestDatabase database) {
        house = new PageHouse(database);
        house.awaitLookedThrough();
        quarantine = house.kit().get(Quarantine.class);
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

    private static Predicate<ChannelEvent> message(String mid) {
        return event ->
                event instanceof InboundMessage said && said.externalId().equals(mid);
    }

    private List<Quarantine.Entry> entries() {
        return quarantine.entries(house.owner(), 10);
    }

    /** As Meta does: until it is taken. */
    private void postUntilTaken(List<JsonObject> post) {
        int status = 0;
        for (int tries = 0; tries < Refusals.TRIES && status != 200; tries++)
            status = house.graph().post(post);
        assertThat(status).isEqualTo(200);
    }

    @Test
    void oneThatCannotBeStoredGoesToQuarantineAndTheRestGoesOn() {
        house.intake().refuse(message("m_2"));
        List<JsonObject> post =
                List.of(written("m_1", "one"), written("m_2", "my card is " + CARD), written("m_3", "three"));
        assertThat(house.graph().post(post)).isEqualTo(500);
        assertThat(texts()).containsExactly("one", "three");
        assertThat(entries()).isEmpty();

        postUntilTaken(post);
        assertThat(entries()).hasSize(1);
        Quarantine.Entry entry = entries().getFirst();
        assertThat(entry.externalId()).isEqualTo("m_2");
        assertThat(entry.cause()).isEqualTo(Quarantine.Cause.NOT_STORED);
        assertThat(entry.explanation()).contains("is too long").doesNotContain(CARD);
        assertThat(entry.original()).contains("my card is").contains("1111").doesNotContain(CARD);

        // told again, it is known for what it is
        assertThat(house.graph().post(post)).isEqualTo(200);
        assertThat(entries()).extracting(Quarantine.Entry::attempts).containsExactly(1);
        assertThat(texts()).containsExactly("one", "three");
    }

    @Test
    void whenItIsMendedItIsStoredFromQuarantineWithItsOwnTimeOnce() {
        house.intake().refuse(message("m_2"));
        JsonObject second = written("m_2", "two, my card is " + CARD);
        Instant then = house.clock().instant();
        postUntilTaken(List.of(second));
        house.clock().advance(Duration.ofHours(1));
        quarantine.askReplay(house.owner(), entries().getFirst().id());
        await().atMost(Duration.ofSeconds(20)).until(() -> entries().getFirst().attempts() == 2);
        assertThat(house.rows()).isEmpty();

        house.intake().refuse(event -> false);
        quarantine.askReplay(house.owner(), entries().getFirst().id());
        await().atMost(Duration.ofSeconds(20)).until(() -> entries().getFirst().resolvedAt() != null);
        assertThat(texts()).containsExactly("two, my card is •••• •••• •••• 1111");
        assertThat(house.thread(house.conversation("Eva Fekete")))
                .extracting(ThreadMessage::sentAt)
                .containsExactly(then);
        assertThat(entries().getFirst().original()).isNull();
        assertThat(house.graph().post(List.of(second))).isEqualTo(200);
        assertThat(texts()).hasSize(1);
    }

    @Test
    void aSignThatCannotBeStoredHoldsUpNothingEither() {
        house.graph().post(List.of(written("m_1", "one")));
        house.intake().refuse(MessageReaction.class::isInstance);
        house.graph().customerReacts("7", "m_1", "👍");
        house.graph().customerReacts("7", "m_1", "👍");
        assertThat(entries())
                .extracting(Quarantine.Entry::externalId)
                .first()
                .asString()
                .startsWith("messagereaction:7:");
    }

    @Test
    void whatTheCustomerTakesBackIsKeptInQuarantineNoLonger() {
        house.intake().refuse(message("m_1"));
        postUntilTaken(List.of(written("m_1", "I should not have said this")));
        assertThat(entries().getFirst().original()).contains("should not");
        assertThat(house.graph().customerUnsends("7", "m_1")).isEqualTo(200);
        assertThat(entries().getFirst().resolvedAt()).isNotNull();
        assertThat(entries().getFirst().original()).isNull();
    }

    @Test
    void oneThatWasMissedDoesNotHoldUpWhatWasMissedBehindIt() {
        house.intake().refuse(message("m_0"));
        house.pause(true);
        for (int i = 0; i < 45; i++) {
            house.clock().advance(Duration.ofSeconds(20));
            house.graph().written("7" + i / 15, "Customer " + i / 15, "m_" + i, "missed " + i);
        }
        house.clock().advance(MissedMessages.SETTLED.plusSeconds(1));
        Instant before = readTo();
        house.pause(false);
        await().atMost(Duration.ofSeconds(20)).until(() -> house.intake().stored() == 44);
        assertThat(readTo()).isEqualTo(before);

        for (int i = 0; i < Refusals.TRIES; i++) {
            house.clock().advance(Duration.ofHours(1));
            house.lookForMissed();
        }
        assertThat(readTo()).isAfter(before);
        assertThat(entries()).extracting(Quarantine.Entry::externalId).containsExactly("m_0");
        int refusals = house.intake().refusals();
        house.clock().advance(MissedMessages.USUAL);
        house.lookForMissed();
        assertThat(house.intake().refusals()).isEqualTo(refusals);
    }

    private Instant readTo() {
        return house.kit()
                .get(PageMarks.class)
                .mark(house.account())
                .orElseThrow()
                .readTo();
    }
}
