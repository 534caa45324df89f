package dev.tributary.routes.webchat;

import static dev.tributary.routes.webchat.ChatBrowser.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a visitor receives, however often the line is cut. */
@Timeout(60)
class ChatStreamTest {
    private static ChatHouse house;

    @BeforeAll
    static void open() {
        house = ChatHouse.open(false);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void anAnswerArrivesOnTheOpenStreamWithWhatWasWrittenBefore() {
        ChatBrowser browser = ChatBrowser.welcomed(house);
        browser.write("Jó napot!");
        try (ChatLineReader stream = browser.stream(null)) {
            assertThat(stream.next().getString("text")).isEqualTo("Jó napot!");
            house.answer(browser.visitor(), "Üdvözlöm, miben segíthetek?");
            JsonObject answer = stream.next();
            assertThat(answer.getString("text")).isEqualTo("Üdvözlöm, miben segíthetek?");
            assertThat(answer.getBoolean("mine")).isFalse();
        }
    }

    @Test
    void theStreamSaysThatItMustNotBeHeldBackAndKeepsTheLineWarm() {
        ChatBrowser browser = ChatBrowser.welcomed(house);
        try (ChatLineReader stream = browser.stream(null)) {
            assertThat(stream.response().headers().firstValue("X-Accel-Buffering"))
                    .contains("no");
            assertThat(stream.response().headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(stream.response().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            stream.awaitBeats(3);
        }
    }

    @Test
    void resumingAfterAPositionBringsOnlyWhatCameLater() {
        ChatBrowser browser = ChatBrowser.welcomed(house);
        browser.write("one");
        long two = json(browser.write("two")).getJsonNumber("position").longValue();
        browser.write("three");
        try (ChatLineReader stream = browser.stream(two)) {
            assertThat(stream.next().getString("text")).isEqualTo("three");
        }
    }

    @Test
    void aLineThatIsCutTwentyTimesLosesAndDoublesNothing() {
        ChatBrowser browser = ChatBrowser.welcomed(house);
        browser.write("start");
        int cuts = 20;
        int each = 4;
        CompletableFuture<Void> answering = CompletableFuture.runAsync(
                () -> IntStream.range(0, cuts * each).forEach(i -> house.answer(browser.visitor(), "answer " + i)));
        List<String> heard = new ArrayList<>();
        Long last = null;
        for (int cut = 0; cut <= cuts; cut++) {
            try (ChatLineReader stream = browser.stream(last)) {
                for (int i = 0; i < each && heard.size() <= cuts * each; i++) {
                    JsonObject message = stream.next();
                    heard.add(message.getString("text"));
                    last = message.getJsonNumber("position").longValue();
                }
            }
        }
        answering.join();
        List<String> expected = new ArrayList<>(List.of("start"));
        IntStream.range(0, cuts * each).forEach(i -> expected.add("answer " + i));
        assertThat(heard).isEqualTo(expected);
    }

    @Test
    void twoVisitorsNeverSeeEachOthersMessages() {
        ChatBrowser anna = ChatBrowser.welcomed(house);
        ChatBrowser bela = ChatBrowser.welcomed(house);
        anna.write("from Anna");
        bela.write("from Béla");
        try (ChatLineReader hers = anna.stream(null);
                ChatLineReader his = bela.stream(null)) {
            house.answer(bela.visitor(), "to Béla");
            house.answer(anna.visitor(), "to Anna");
            assertThat(hers.texts(2)).containsExactly("from Anna", "to Anna");
            assertThat(his.texts(2)).containsExactly("from Béla", "to Béla");
        }
        assertThat(anna.get("messages").body()).doesNotContain("Béla");
        assertThat(bela.get("messages").body()).doesNotContain("Anna");
    }

    @Test
    void whereStreamsDoNotPassTheSameComesByAsking() {
        ChatBrowser browser = ChatBrowser.welcomed(house);
        long last = json(browser.write("hello")).getJsonNumber("position").longValue();
        CompletableFuture<String> asked = CompletableFuture.supplyAsync(
                () -> browser.get("messages?after=" + last + "&wait=20").body());
        VisitorBell bell = house.get(VisitorBell.class);
        await().until(() -> bell.size() > 0);
        house.answer(browser.visitor(), "by asking");
        assertThat(asked.join()).contains("by asking").doesNotContain("hello");
    }

    @Test
    void aStreamThatIsGoneIsForgotten() {
        ChatBrowser browser = ChatBrowser.welcomed(house);
        VisitorBell bell = house.get(VisitorBell.class);
        int before = bell.size();
        try (ChatLineReader stream = browser.stream(null)) {
            stream.awaitBeats(1);
        }
        await().until(() -> bell.size() <= before);
    }

    @Test
    void aVisitorWithTwoTabsComesWithTheFirstAndGoesWithTheLast() {
        ChatBrowser browser = ChatBrowser.welcomed(house);
        FakeAttendance attendance = house.get(FakeAttendance.class);
        VisitorBell bell = house.get(VisitorBell.class);
        UUID visitor = UUID.fromString(browser.visitor());
        browser.write("Is anybody there?");
        try (ChatLineReader first = browser.stream(null)) {
            first.next();
            try (ChatLineReader second = browser.stream(null)) {
                second.next();
            }
            first.awaitBeats(3);
            assertThat(bell.listening()).contains(visitor);
            assertThat(attendance.of(browser.visitor())).containsExactly("writes", "comes");
        }
        await().untilAsserted(
                        () -> assertThat(attendance.of(browser.visitor())).containsExactly("writes", "comes", "goes"));
        assertThat(bell.listening()).doesNotContain(visitor);
    }
}
