package dev.tributary.ui.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;

/**
 * Shows the HTML of mails as the inbox does, without a house around it: the thread's own element puts up its frame, and the
 * frame gets the answer that {@link MailFrame} gives. The same mails stand there with fewer walls, to try one alone.
 */
final class MailStage implements AutoCloseable {
    /** Of the thread: shows a mail, with the pictures that it fetches or without; done when its frame is. */
    static final String SHOW = "([mail, pictures]) => window.show(mail, pictures)";

    private static final String THREAD = """
            <!doctype html><meta charset="utf-8"><body><script type="module">
            import { messageNode } from '/elements/thread-message.js';
            window.show = (number, pictures) => {
              const mail = { kind: 'in', channel: 'email', channelName: 'Shop', at: 0, body: '', files: [],
                subject: 'a mail', recipients: '', author: 'Eva', html: `/content/mail/${number}` };
              const actions = { fold() {}, why() {}, again() {}, isFirst: () => true, split: null, move: null,
                isOpen: (part) => part === 'html' || (part === 'images' && pictures) };
              document.body.replaceChildren(messageNode(mail, { last: true, channel: false }, {}, 'en', actions));
              return new Promise((done) => { document.querySelector('iframe').onload = () => done(); });
            };
            </script>""";

    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");

    private final HttpServer server;
    private final List<String> mails;

    private MailStage(HttpServer server, List<String> mails) {
        this.server = server;
        this.mails = mails;
    }

    /** Opens with these mails. */
    static MailStage of(List<String> mails) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        MailStage stage = new MailStage(server, List.copyOf(mails));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", stage::answer);
        server.start();
        return stage;
    }

    /** Where a thread is that shows one mail after the other: what {@link #SHOW} is for. */
    String thread() {
        return address() + "/thread";
    }

    /** Where a mail is a page of its own, sanitised, that may do whatever a page may. */
    String sanitised(int mail) {
        return address() + "/sanitised/" + mail;
    }

    /** Where it is a page of its own, as it came. */
    String asItCame(int mail) {
        return address() + "/raw/" + mail;
    }

    /** Where it is in a frame that holds nothing back, as it came. */
    String framedAsItCame(int mail) {
        return address() + "/bare/" + mail;
    }

    /** Whatever the stage itself does not ask for. */
    Pattern foreign() {
        return Pattern.compile("^(?!" + address().replace(".", "\\.") + "/(?:elements/|house/|favicon\\.ico$|thread$"
                + "|(?:content/mail|sanitised|raw|bare)/\\d+(?:\\?images=on)?$))");
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean pictures = "images=on".equals(exchange.getRequestURI().getQuery());
            String last = path.substring(path.lastIndexOf('/') + 1);
            if (path.startsWith("/elements/") || path.startsWith("/house/")) resource(exchange, path);
            else if (path.equals("/thread")) page(exchange, THREAD);
            else if (!last.matches("\\d{1,6}") || Integer.parseInt(last) >= mails.size())
                send(exchange, 404, "text/plain", new byte[0]);
            else mail(exchange, path.substring(0, path.length() - last.length()), Integer.parseInt(last), pictures);
        }
    }

    private void mail(HttpExchange exchange, String way, int number, boolean pictures) throws IOException {
        String stored = new Masker()
                .maskHtml(Unmasked.of(mails.get(number)), MaskPlan.CARDS)
                .value();
        ResponseEntity<String> framed = MailFrame.answer(stored, pictures);
        String body = String.valueOf(framed.getBody());
        switch (way) {
            case "/content/mail/" -> {
                framed.getHeaders()
                        .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
                send(exchange, 200, "text/html;charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
            }
            case "/sanitised/" -> page(exchange, body);
            case "/raw/" ->
                page(exchange, "<!doctype html><meta charset=\"utf-8\"><div>" + mails.get(number) + "</div>");
            case "/bare/" -> page(exchange, "<!doctype html><iframe src=\"/raw/" + number + "\"></iframe>");
            default -> send(exchange, 404, "text/plain", new byte[0]);
        }
    }

    private static void page(HttpExchange exchange, String html) throws IOException {
        send(exchange, 200, "text/html;charset=UTF-8", html.getBytes(StandardCharsets.UTF_8));
    }

    private static void resource(HttpExchange exchange, String path) throws IOException {
        try (InputStream in = MailStage.class.getResourceAsStream("/META-INF/resources" + path)) {
            String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
            if (in == null) send(exchange, 404, "text/plain", new byte[0]);
            else send(exchange, 200, type, in.readAllBytes());
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
