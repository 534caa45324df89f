package dev.tributary.routes.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for the Graph API with one page: the profile, {@code subscribed_apps} and the Send API as Meta's pages describe
 * them, with their errors. After it took a message it tells the webhook so, signed, as Meta does: an echo, a delivery, and a
 * read receipt. Listens on the loopback address only. Thread-safe.
 */
public final class GraphStandIn implements AutoCloseable {
    /** The API version in the addresses. */
    public static final String VERSION = "v25.0";

    private static final String FILES = "/files/";

    private final HttpServer server;
    private final StandInPage page;
    private final WebhookCaller webhook;
    private final Clock clock;
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final List<SentMessage> sent = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Fault> fault = new AtomicReference<>();
    private final Map<String, SentFile> files = new ConcurrentHashMap<>();
    private volatile boolean subscribed;

    /**
     * The page that the stand-in has.
     *
     * @param id page id
     * @param name its name
     * @param token its access token
     * @param appSecret the secret that signs webhooks
     */
    public record StandInPage(String id, String name, String token, String appSecret) {}

    /**
     * A message that the Send API took.
     *
     * @param id its mid
     * @param recipient page-scoped id of the customer
     * @param text the text, or null for a file
     * @param metadata what the sender put there, or null
     * @param tag its message tag, or null
     * @param file the file that came as {@code filedata}, or null
     */
    public record SentMessage(
            String id,
            String recipient,
            @Nullable String text,
            @Nullable String metadata,
            @Nullable String tag,
            @Nullable SentFile file) {}

    /**
     * A file.
     *
     * @param name its name
     * @param mediaType its type
     * @param content the bytes
     */
    public record SentFile(String name, String mediaType, byte[] content) {}

    /** What goes wrong with the next send, once. */
    public sealed interface Fault {
        /** An error that the API answers. */
        record Answer(int status, int code, int subcode, String message) implements Fault {}

        /** The message is taken, its echo is told, and the connection is cut before the answer. */
        record CutAfterTaking() implements Fault {}

        /** The echo is told before the answer. */
        record EchoFirst() implements Fault {}
    }

    private GraphStandIn(HttpServer server, StandInPage page, Clock clock) {
        this.server = server;
        this.page = page;
        this.clock = clock;
        this.webhook = new WebhookCaller(page.appSecret());
    }

    /** Starts on a free port. */
    public static GraphStandIn start(StandInPage page, Clock clock) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            GraphStandIn standIn = new GraphStandIn(server, page, clock);
            server.createContext("/", standIn::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address for the channel's settings, with version. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + VERSION;
    }

    /** Where the webhook is that gets told. */
    public void callBack(String callbackUrl) {
        webhook.target(callbackUrl);
    }

    /** Whether the page's events were subscribed to. */
    public boolean subscribed() {
        return subscribed;
    }

    /** What the Send API took, oldest first. */
    public List<SentMessage> sent() {
        return List.copyOf(sent);
    }

    /** Lets something go wrong with the next send. */
    public void next(Fault what) {
        fault.set(what);
    }

    /** A customer writes to the page; returns the webhook's HTTP status. */
    public int customerWrites(String customer, String name, String text) {
        names.put(customer, name);
        JsonObject message =
                Json.createObjectBuilder().add("mid", mid()).add("text", text).build();
        return webhook.post(payload(customer, page.id(), "message", message));
    }

    /** A customer sends a file; its bytes lie at an address of ours, as they lie at one of Meta's. Returns the status. */
    public int customerSends(String customer, String name, SentFile file) {
        names.put(customer, name);
        String key = UUID.randomUUID().toString();
        files.put(key, file);
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + FILES + key + "/"
                + URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        JsonObject message = Json.createObjectBuilder()
                .add("mid", mid())
                .add(
                        "attachments",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("type", kind(file.mediaType()))
                                        .add(
                                                "payload",
                                                Json.createObjectBuilder().add("url", address))))
                .build();
        return webhook.post(payload(customer, page.id(), "message", message));
    }

    private static String kind(String mediaType) {
        String kind = mediaType.substring(0, mediaType.indexOf('/'));
        return List.of("image", "video", "audio").contains(kind) ? kind : "file";
    }

    /** The customer saw everything up to now; returns the webhook's HTTP status. */
    public int customerReads(String customer) {
        JsonObject read =
                Json.createObjectBuilder().add("watermark", clock.millis()).build();
        return webhook.post(payload(customer, page.id(), "read", read));
    }

    /** Posts any body to the webhook, signed; returns the HTTP status. */
    public int post(byte[] body) {
        return webhook.post(body);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.startsWith(FILES)) {
                lying(exchange, files.get(path.substring(FILES.length(), path.lastIndexOf('/'))));
                return;
            }
            if (!("Bearer " + page.token()).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                error(exchange, 401, 190, 0, "Invalid OAuth access token - Cannot parse access token");
                return;
            }
            switch (exchange.getRequestMethod() + " " + path.substring(path.indexOf('/', 1) + 1)) {
                case "GET me" ->
                    answer(
                            exchange,
                            200,
                            Json.createObjectBuilder().add("id", page.id()).add("name", page.name()));
                case String p
                when p.equals("POST " + page.id() + "/subscribed_apps") -> {
                    subscribed = true;
                    answer(exchange, 200, Json.createObjectBuilder().add("success", true));
                }
                case String p when p.equals("POST " + page.id() + "/messages") -> send(exchange, body);
                case String p when p.startsWith("GET ") -> profile(exchange, p.substring(4));
                default -> error(exchange, 400, 100, 0, "Unsupported request");
            }
        }
    }

    private static void lying(HttpExchange exchange, @Nullable SentFile file) throws IOException {
        if (file == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", file.mediaType());
        exchange.sendResponseHeaders(200, file.content().length);
        exchange.getResponseBody().write(file.content());
    }

    private void profile(HttpExchange exchange, String customer) throws IOException {
        String name = names.get(customer);
        if (name == null) {
            error(exchange, 400, 100, 2018218, "No profile available for this user.");
            return;
        }
        int space = name.indexOf(' ');
        answer(
                exchange,
                200,
                Json.createObjectBuilder()
                        .add("first_name", space < 0 ? name : name.substring(0, space))
                        .add("last_name", space < 0 ? "" : name.substring(space + 1))
                        .add("id", customer));
    }

    private void send(HttpExchange exchange, byte[] body) throws IOException {
        Fault now = fault.getAndSet(null);
        if (now instanceof Fault.Answer answer) {
            error(exchange, answer.status(), answer.code(), answer.subcode(), answer.message());
            return;
        }
        Map<String, JsonObject> request = request(exchange, body);
        JsonObject recipient = request.getOrDefault("recipient", JsonObject.EMPTY_JSON_OBJECT);
        JsonObject message = request.getOrDefault("message", JsonObject.EMPTY_JSON_OBJECT);
        String text = message.getString("text", null);
        SentFile file = FormFile.of(exchange.getRequestHeaders().getFirst("Content-Type"), body);
        if (!recipient.containsKey("id")) {
            error(exchange, 400, 100, 2018001, "No matching user found");
            return;
        }
        if (text != null && text.length() > 2000) {
            error(exchange, 400, 100, 0, "(#100) Length of param message[text] must be less than or equal to 2000");
            return;
        }
        if (text == null && file == null) {
            error(exchange, 400, 100, 2018047, "Upload attachment failure.");
            return;
        }
        String tag = request.getOrDefault("", JsonObject.EMPTY_JSON_OBJECT).getString("tag", null);
        SentMessage taken =
                new SentMessage(mid(), recipient.getString("id"), text, message.getString("metadata", null), tag, file);
        sent.add(taken);
        if (now instanceof Fault.CutAfterTaking) {
            tell(taken);
            return; // closing without an answer cuts the connection
        }
        if (now instanceof Fault.EchoFirst) tell(taken);
        answer(
                exchange,
                200,
                Json.createObjectBuilder()
                        .add("recipient_id", taken.recipient())
                        .add("message_id", taken.id()));
        if (!(now instanceof Fault.EchoFirst)) Thread.startVirtualThread(() -> tell(taken));
    }

    /** The parts of a request as objects; plain fields together under the empty name. */
    private static Map<String, JsonObject> request(HttpExchange exchange, byte[] body) {
        Map<String, JsonObject> parts = new HashMap<>();
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null && type.startsWith("multipart/form-data")) {
            for (String name : List.of("recipient", "message")) {
                String text = new String(body, StandardCharsets.UTF_8);
                int at = text.indexOf("name=\"" + name + "\"");
                int from = at < 0 ? -1 : text.indexOf("\r\n\r\n", at);
                if (from >= 0) parts.put(name, json(text.substring(from + 4, text.indexOf("\r\n", from + 4))));
            }
            return parts;
        }
        JsonObject whole = json(new String(body, StandardCharsets.UTF_8));
        parts.put("", whole);
        for (String name : List.of("recipient", "message")) {
            if (whole.get(name) instanceof JsonObject object) parts.put(name, object);
        }
        return parts;
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            return reader.readObject();
        } catch (JsonException e) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }

    private void tell(SentMessage message) {
        JsonObjectBuilder echo = Json.createObjectBuilder()
                .add("mid", message.id())
                .add("is_echo", true)
                .add("app_id", 1);
        if (message.text() != null) echo.add("text", message.text());
        SentFile file = message.file();
        if (file != null)
            echo.add(
                    "attachments",
                    Json.createArrayBuilder().add(Json.createObjectBuilder().add("type", kind(file.mediaType()))));
        if (message.metadata() != null) echo.add("metadata", message.metadata());
        webhook.post(payload(page.id(), message.recipient(), "message", echo.build()));
        JsonObject delivery = Json.createObjectBuilder()
                .add("mids", Json.createArrayBuilder().add(message.id()))
                .add("watermark", clock.millis())
                .build();
        webhook.post(payload(message.recipient(), page.id(), "delivery", delivery));
    }

    private byte[] payload(String sender, String recipient, String kind, JsonObject what) {
        long now = clock.millis();
        JsonObjectBuilder event = Json.createObjectBuilder()
                .add("sender", Json.createObjectBuilder().add("id", sender))
                .add("recipient", Json.createObjectBuilder().add("id", recipient))
                .add("timestamp", now)
                .add(kind, what);
        JsonObjectBuilder entry = Json.createObjectBuilder()
                .add("id", page.id())
                .add("time", now)
                .add("messaging", Json.createArrayBuilder().add(event));
        return Json.createObjectBuilder()
                .add("object", "page")
                .add("entry", Json.createArrayBuilder().add(entry))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String mid() {
        return "m_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static void error(HttpExchange exchange, int status, int code, int subcode, String message)
            throws IOException {
        JsonObjectBuilder error = Json.createObjectBuilder()
                .add("message", message)
                .add("type", "OAuthException")
                .add("code", code);
        if (subcode != 0) error.add("error_subcode", subcode);
        answer(exchange, status, Json.createObjectBuilder().add("error", error));
    }

    private static void answer(HttpExchange exchange, int status, JsonObjectBuilder json) throws IOException {
        byte[] bytes = json.build().toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Stops listening. */
    @Override
    public void close() {
        server.stop(0);
        webhook.close();
    }
}
