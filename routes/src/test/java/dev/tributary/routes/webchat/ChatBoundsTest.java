package dev.tributary.routes.webchat;

import static dev.tributary.routes.webchat.ChatBrowser.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How much of the house one visitor and one address can hold, whatever they do. */
@Timeout(90)
class ChatBoundsTest {
    private static final int LINES = 9;
    private static ChatHouse house;

    @BeforeAll
    static void open() {
        house = ChatHouse.open(Map.of("tributary.chat.lines-of-address", LINES, "tributary.chat.stream-millis", 6000));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** The limits of one test are not those of the next. */
    @BeforeEach
    void anotherDay() {
        await().until(() -> house.get(StreamSeats.class).size() == 0);
        house.clock().advance(Duration.ofDays(1));
    }

    @Test
    void anAddressWritesSixtyTimesAMinuteWhateverNumberOfVisitorsItSends() {
        for (int visitor = 0; visitor < 3; visitor++) {
            ChatBrowser browser = ChatBrowser.welcomed(house);
            for (int n = 0; n < 20; n++)
                assertThat(browser.write("message " + n).statusCode()).isEqualTo(200);
            assertThat(browser.write("one too many").statusCode()).isEqualTo(429);
            house.clock().advance(Duration.ofMillis(1));
        }
        ChatBrowser fourth = ChatBrowser.welcomed(house);
        var refused = fourth.write("the sixty-first");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        house.clock().advance(Duration.ofSeconds(1));
        assertThat(fourth.write("a second later").statusCode()).isEqualTo(200);
        assertThat(fourth.write("and at once another").statusCode()).isEqualTo(429);
    }

    @Test
    void aVisitorHasSixStreamsAndTheSeventhEndsTheOldest() {
        ChatBrowser browser = ChatBrowser.welcomed(house);
        List<ChatLineReader> streams = new ArrayList<>();
        for (int n = 0; n < 6; n++) streams.add(opened(browser));
        VisitorBell bell = house.get(VisitorBell.class);
        assertThat(bell.size()).isEqualTo(6);
        streams.add(opened(browser));
        assertThat(streams.getFirst().ends()).isTrue();
        assertThat(bell.size()).isEqualTo(6);
        browser.write("to all six");
        for (ChatLineReader open : streams.subList(1, 7))
            assertThat(open.next().getString("text")).isEqualTo("to all six");
        streams.forEach(ChatLineReader::close);
    }

    private static ChatLineReader opened(ChatBrowser browser) {
        ChatLineReader stream = browser.stream(null);
        assertThat(stream.response().statusCode()).isEqualTo(200);
        stream.awaitBeats(1);
        return stream;
    }

    @Test
    void anAddressHasSoManyLinesAndGetsThemBack() {
        List<ChatLineReader> streams = new ArrayList<>();
        List<ChatBrowser> browsers =
                IntStream.range(0, 3).mapToObj(n -> ChatBrowser.welcomed(house)).toList();
        for (int n = 0; n < LINES; n++) streams.add(opened(browsers.get(n % 3)));
        try (ChatLineReader refused = browsers.getFirst().stream(null)) {
            assertThat(refused.response().statusCode()).isEqualTo(429);
            assertThat(refused.response().headers().firstValue("Retry-After")).contains("30");
        }
        assertThat(browsers.getFirst().get("messages?after=0&wait=5").statusCode())
                .isEqualTo(429);
        // asking without waiting holds nothing
        assertThat(browsers.getFirst().get("messages?after=0").statusCode()).isEqualTo(200);
        streams.removeFirst().close();
        await().until(() -> house.get(StreamSeats.class).size() < LINES);
        try (ChatLineReader again = opened(browsers.getFirst())) {
            assertThat(again.response().statusCode()).isEqualTo(200);
        }
        streams.forEach(ChatLineReader::close);
    }

    @Test
    void aStreamEndsAfterItsTimeAndTheNextGoesOnWhereItEnded() {
        ChatBrowser browser = ChatBrowser.welcomed(house);
        browser.write("before");
        Long last;
        try (ChatLineReader stream = browser.stream(null)) {
            last = stream.next().getJsonNumber("position").longValue();
            assertThat(stream.ends()).isTrue();
        }
        house.answer(browser.visitor(), "between");
        try (ChatLineReader stream = browser.stream(last)) {
            assertThat(stream.next().getString("text")).isEqualTo("between");
        }
    }

    @Test
    void aConversationHoldsSoManyBytesOfAVisitorsFiles() {
        ChatBrowser browser = ChatBrowser.welcomed(house);
        byte[] large = new byte[FileEdge.LARGEST];
        byte[] png = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(png, 0, large, 0, png.length);
        for (int n = 0; n < FileEdge.QUOTA / FileEdge.LARGEST; n++)
            assertThat(browser.sendFile("picture" + n + ".png", large).statusCode())
                    .isEqualTo(200);
        var refused = browser.sendFile("one-too-many.png", png);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(json(refused).toString()).contains("100 MB");
        // another visitor's conversation is another one
        assertThat(ChatBrowser.welcomed(house).sendFile("other.png", png).statusCode())
                .isEqualTo(200);
    }
}
