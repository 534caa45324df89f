package dev.tributary.routes.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.conversation.FileRow;
import dev.tributary.engine.conversation.ThreadMessage;
import dev.tributary.engine.errand.Turns;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.kit.EveryRow;
import dev.tributary.engine.kit.LogReader;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.routes.demo.GraphStandIn.SentFile;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that could not be fetched with its message is fetched later, as long as its address may be good. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LateFilesTest {
    private static final SentFile LETTER =
            new SentFile("letter.txt", "text/plain", "My card is 4111 1111 1111 1111".getBytes(StandardCharsets.UTF_8));

    private final PageHouse house;

    LateFilesTest(TestDatabase database) {
        house = new PageHouse(database);
        house.graph().filesAway(true);
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private List<FileRow> files() {
        return house.thread(house.conversation("Eva Fekete")).stream()
                .map(ThreadMessage::files)
                .flatMap(List::stream)
                .toList();
    }

    private void assertOnlyInMessenger() {
        assertThat(files()).singleElement().satisfies(file -> {
            assertThat(file.note()).isEqualTo("onlyInMessenger");
            assertThat(file.size()).isZero();
        });
    }

    private List<String> waiting() {
        return EveryRow.of(house.kit()).get("late_file");
    }

    /** Waits until it was asked for once more than so often. */
    private void awaitAsked(int before) {
        await().atMost(Duration.ofSeconds(20)).until(() -> house.graph().filesAsked() > before);
    }

    @Test
    void itAppearsWhenItCanBeHadMaskedLikeAnyOther() {
        assertThat(house.graph().customerSends("7", "Eva Fekete", LETTER)).isEqualTo(200);
        awaitAsked(1);
        assertOnlyInMessenger();
        house.graph().filesAway(false);
        house.kit().advance(Duration.ofSeconds(30));
        await().atMost(Duration.ofSeconds(20)).until(() -> files().getFirst().size() > 0);
        FileRow file = files().getFirst();
        assertThat(file.name()).isEqualTo("letter.txt");
        assertThat(file.mediaType()).isEqualTo("text/plain");
        assertThat(file.note()).isNull();
        assertThat(new String(house.content(file), StandardCharsets.UTF_8)).isEqualTo("My card is •••• •••• •••• 1111");
        assertThat(waiting()).isEmpty();
        assertThat(new LogReader(house.kit()).details(EventKind.MESSAGE_CHANGED))
                .containsExactly("file");
    }

    @Test
    void whenItNeverComesItStaysInMessengerAndItsAddressGoes() {
        house.graph().customerSends("7", "Eva Fekete", LETTER);
        awaitAsked(1);
        for (Duration pause : Turns.USUAL_PAUSES) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> waiting().getFirst().endsWith("|" + tries(pause)));
            house.kit().advance(pause.plusSeconds(1));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> waiting().isEmpty());
        assertOnlyInMessenger();
        assertThat(house.graph().filesAsked()).isEqualTo(2 + Turns.USUAL_PAUSES.size());
    }

    private static int tries(Duration pause) {
        return 1 + Turns.USUAL_PAUSES.indexOf(pause);
    }

    @Test
    void ofWhatIsTakenBackMeanwhileNothingComes() {
        JsonObject sent = house.graph().sentFile("7", "m_file", LETTER);
        house.graph().post(List.of(house.graph().written("7", "Eva Fekete", "m_1", "see"), sent));
        awaitAsked(1);
        assertThat(house.graph().customerUnsends("7", "m_file")).isEqualTo(200);
        house.graph().filesAway(false);
        house.kit().advance(Duration.ofMinutes(1));
        assertThat(waiting()).isEmpty();
        assertThat(files()).isEmpty();
    }
}
