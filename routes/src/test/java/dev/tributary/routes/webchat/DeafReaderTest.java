package dev.tributary.routes.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A browser that opens a stream and never reads it. */
@Timeout(60)
class DeafReaderTest {
    private static ChatHouse house;

    @BeforeAll
    static void open() {
        house = ChatHouse.open(Map.of("server.tomcat.connection-timeout", "2s"));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void whoDoesNotReadIsLetGoAndHoldsUpNobody() throws IOException {
        ChatBrowser deaf = ChatBrowser.welcomed(house);
        ChatBrowser ann = ChatBrowser.welcomed(house);
        VisitorBell bell = house.get(VisitorBell.class);
        try (Socket line = deafLine(deaf)) {
            await().until(() -> bell.size() == 1);
            String long_ = "x".repeat(10_000);
            for (int n = 0; n < 1200; n++) house.answer(deaf.visitor(), long_);
            try (ChatLineReader stream = ann.stream(null)) {
                house.answer(ann.visitor(), "for Ann");
                assertThat(stream.next().getString("text")).isEqualTo("for Ann");
            }
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> house.get(StreamSeats.class).size() == 0);
            assertThat(bell.size()).isZero();
            assertThat(line.isConnected()).isTrue();
        }
    }

    /** Opens a stream and reads nothing of it. */
    private static Socket deafLine(ChatBrowser browser) throws IOException {
        Socket line = new Socket();
        line.setReceiveBufferSize(4096);
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), DeafReaderTest.house.port());
        line.connect(server);
        String request = "GET /chat/shop/stream HTTP/1.1\r\nHost: localhost\r\nOrigin: " + ChatHouse.SHOP
                + "\r\nAuthorization: Bearer " + browser.token() + "\r\n\r\n";
        line.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        line.getOutputStream().flush();
        return line;
    }
}
