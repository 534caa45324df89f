package dev.tributary.routes.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tributary.routes.messenger.Attachments.Fetched;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message makes the house ask for, and what not: S6 of the checks. */
class AttachmentsTest {
    private final Host graph = new Host();
    private final Host neighbour = new Host();
    private final FlippingNames names = new FlippingNames();
    private final Attachments attachments = new Attachments(names, Duration.ofMillis(1500), true);
    private final Page page = page("http://127.0.0.1:" + graph.port());

    @AfterEach
    void stop() {
        attachments.destroy();
        graph.close();
        neighbour.close();
    }

    private static Page page(String graphUrl) {
        return new Page("100", "token", "secret", "verify", graphUrl + "/v25.0", false, false);
    }

    @Test
    void aFileComesWithItsNameAndType() {
        Fetched file =
                attachments.fetch(page, graph.url("/files/A%20b%C3%A9.txt")).orElseThrow();
        assertThat(file.name()).isEqualTo("A bé.txt");
        assertThat(file.mediaType()).isEqualTo("text/plain");
        assertThat(new String(file.content(), StandardCharsets.UTF_8)).isEqualTo("content");
    }

    @Test
    void whoeverSendsElsewhereIsLookedAtAgainBeforeEachStep() {
        assertThat(attachments.fetch(page, graph.url("/to?" + graph.url("/files/x.txt"))))
                .isPresent();
        assertThat(attachments.fetch(page, graph.url("/to?/files/x.txt"))).isPresent();
        assertThat(attachments.fetch(page, graph.url("/to?" + neighbour.url("/secret"))))
                .isEmpty();
        assertThat(attachments.fetch(page, graph.url("/to?http://169.254.169.254/latest/meta-data")))
                .isEmpty();
        assertThat(attachments.fetch(page, graph.url("/to?file:///etc/passwd"))).isEmpty();
        assertThat(neighbour.asked()).isEmpty();
        int before = graph.asked().size();
        assertThat(attachments.fetch(page, graph.url("/to?/loop"))).isEmpty();
        assertThat(graph.asked().size() - before).isLessThanOrEqualTo(4);
    }

    @Test
    void aNameOfMetaThatLeadsInsideLeadsNowhere() {
        for (String inside : List.of(
                "127.0.0.1",
                "10.0.0.7",
                "192.168.1.1",
                "172.16.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "::1",
                "fd00::1",
                "fe80::1",
                "::ffff:10.0.0.1",
                "0.0.0.0")) {
            names.answers(inside);
            assertThat(attachments.fetch(page, "https://scontent.xx.fbcdn.net:443/a.jpg"))
                    .as(inside)
                    .isEmpty();
        }
        assertThat(neighbour.asked()).isEmpty();
        assertThat(graph.asked()).isEmpty();
    }

    @Test
    void aNameThatLeadsInsideInPartLeadsNowhere() {
        names.answers("93.184.216.34", "127.0.0.1");
        assertThatThrownBy(() -> new OutsideNames(names).resolve("scontent.xx.fbcdn.net"))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void aNameIsLookedUpOnceAndTheConnectionIsMadeToThatAddress() {
        // the first answer is the host, every other would be somebody else
        names.first("127.0.0.1", "192.0.2.1");
        Page named = page("http://graph.test:" + graph.port());
        assertThat(attachments.fetch(named, "http://graph.test:" + graph.port() + "/files/x.txt"))
                .isPresent();
        assertThat(names.asked()).isEqualTo(1);
    }

    @Test
    void whatIsTooLargeOrTooSlowStaysWhereItIs() {
        assertThat(attachments.fetch(page, graph.url("/large"))).isEmpty();
        assertThat(attachments.fetch(page, graph.url("/endless"))).isEmpty();
        long before = System.nanoTime();
        assertThat(attachments.fetch(page, graph.url("/drip"))).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not an address", "http://[::1", "https://", "javascript:alert(1)", "https://fbcdn.net/x"})
    void whatIsNoAddressOfMetasIsNotAsked(String address) {
        assertThat(attachments.fetch(page, address)).isEmpty();
    }

    /** Names that lead where a test says; addresses lead to themselves. */
    private static final class FlippingNames implements DnsResolver {
        private List<String> answers = List.of();
        private List<String> later = List.of();
        private int asked;

        void answers(String... all) {
            answers = List.of(all);
            later = answers;
        }

        void first(String once, String then) {
            answers = List.of(once);
            later = List.of(then);
        }

        int asked() {
            return asked;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (host.equals("127.0.0.1")) return new InetAddress[] {InetAddress.getByName(host)};
            List<String> now = asked++ == 0 ? answers : later;
            InetAddress[] all = new InetAddress[now.size()];
            for (int i = 0; i < all.length; i++) all[i] = InetAddress.getByName(now.get(i));
            return all;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static final class Host implements AutoCloseable {
        private final HttpServer server;
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final CountDownLatch over = new CountDownLatch(1);

        Host() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::answer);
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        String url(String path) {
            return "http://127.0.0.1:" + port() + path;
        }

        List<String> asked() {
            return List.copyOf(asked);
        }

        private void answer(HttpExchange exchange) throws IOException {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            try (exchange) {
                switch (path) {
                    case "/to" -> redirect(exchange, exchange.getRequestURI().getQuery());
                    case "/loop" -> redirect(exchange, "/loop");
                    case "/large" -> exchange.sendResponseHeaders(200, Attachments.LARGEST + 1L);
                    case "/endless" -> {
                        exchange.sendResponseHeaders(200, 0);
                        byte[] piece = new byte[64 * 1024];
                        for (int i = 0; i <= Attachments.LARGEST / piece.length + 1; i++)
                            exchange.getResponseBody().write(piece);
                    }
                    case "/drip" -> {
                        exchange.sendResponseHeaders(200, 0);
                        exchange.getResponseBody().write(1);
                        exchange.getResponseBody().flush();
                        over.await();
                    }
                    default -> {
                        byte[] content = "content".getBytes(StandardCharsets.UTF_8);
                        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
                        exchange.sendResponseHeaders(200, content.length);
                        exchange.getResponseBody().write(content);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void redirect(HttpExchange exchange, String target) throws IOException {
            exchange.getResponseHeaders().set("Location", target);
            exchange.sendResponseHeaders(302, -1);
        }

        @Override
        public void close() {
            over.countDown();
            server.stop(0);
        }
    }
}
