package dev.tributary.routes.lookup;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A folder of look-ups, and a customer register behind them that answers over HTTP. */
final class LookupHouse implements AutoCloseable {
    private final Path folder;
    private final HttpServer register;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    final LookupRoutes routes;

    LookupHouse(Path data) throws IOException {
        folder = Files.createDirectories(data.resolve("lookups"));
        routes = new LookupRoutes(data.toString(), "http,https,log");
        register = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        register.setExecutor(threads);
        register.createContext("/", this::answer);
        register.start();
    }

    /** {@code /slow} answers when it is let; {@code /broken} with 500; anything else says that it is a gold customer. */
    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (path.startsWith("/slow")) released.await();
            byte[] body = """
                    {"tier": "gold", "orders": 12, "vip": true, "marks": ["a", "b\\nc"], "card": "4111 1111 1111 1111",
                     "nothing": null, "inner": {"x": 1}}""".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(path.startsWith("/broken") ? 500 : 200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the register was asked, as paths with their queries. */
    List<String> asked() {
        return asked;
    }

    /** Lets {@code /slow} answer. */
    void release() {
        released.countDown();
    }

    String address() {
        return "http://127.0.0.1:" + register.getAddress().getPort();
    }

    /** A file whose route asks the register under a path. */
    String asking(String name, String path) {
        return """
                # answers: tier text, orders number, vip flag, marks texts
                # en: What the customer register knows about an address.
                # hu: Amit az ügyfélnyilvántartás egy címről tud.
                - route:
                    from:
                      uri: direct:lookup-%s
                      steps:
                        - setHeader: { name: CamelHttpQuery, expression: { simple: { expression: "email=${variable.keyInAddress}" } } }
                        - setBody: { expression: { constant: { expression: "" } } }
                        - setHeader: { name: CamelHttpMethod, expression: { constant: { expression: GET } } }
                        - to: { uri: "%s%s" }
                """.formatted(name, address(), path);
    }

    /** A file that answers by itself. */
    static String saying(String name, String answer) {
        return """
                # answers: tier text
                - route:
                    from:
                      uri: direct:lookup-%s
                      steps:
                        - setBody: { expression: { simple: { expression: '%s' } } }
                """.formatted(name, answer);
    }

    /** Puts a file there and has it seen. */
    void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        routes.look();
    }

    @Override
    public void close() {
        released.countDown();
        routes.stop();
        register.stop(0);
        threads.shutdownNow();
    }
}
