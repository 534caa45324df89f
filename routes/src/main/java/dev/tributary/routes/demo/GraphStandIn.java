package dev.tributary.routes.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for the Graph API with one page: the profile, {@code subscribed_apps}, the Send API and the
 * Conversations API as Meta's pages describe them, with their errors. After it took a message it tells the webhook so, signed, as Meta does: an echo, a delivery, and a
 * read receipt. Listens on the loopback address only. Thread-safe.
 */
public final class GraphStandIn implements AutoCloseable {
    /** The API version in the addresses. */
    public static final String VERSION = "v25.0";

    private final HttpServer server;
    private final StandInPage page;
    private final WebhookCaller webhook;
    private final Clock clock;
    private final StandInEvents events;
    private final SendRules rules;
    private final StandInPeople people;
    private final StandInConversations conversations;
    private final StandInComments comments;
    private final StandInSends sends;
    private final StandInRouting routing;
    private volatile boolean subscribed;
    private volatile boolean silent;

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

    /** What goes wrong with a send. */
    public sealed interface Fault {
        /** An error that the API answers, with these headers. */
        record Answer(int status, int code, int subcode, String message, Map<String, String> headers) implements Fault {
            public Answer {
                headers = Map.copyOf(headers);
            }

            /** Without headers. */
            public Answer(int status, int code, int subcode, String message) {
                this(status, code, subcode, message, Map.of());
            }
        }

        /** The message is taken and the connection is cut before the answer; its echo is told, or not yet. */
        record CutAfterTaking(boolean echo) implements Fault {}

        /** The echo is told before the answer. */
        record EchoFirst() implements Fault {}
    }

    private GraphStandIn(HttpServer server, StandInPage page, Clock clock) {
        this.server = server;
        this.page = page;
        this.clock = clock;
        this.events = new StandInEvents(page.id(), clock);
        this.rules = new SendRules(clock);
        this.people =
                new StandInPeople("http://127.0.0.1:" + server.getAddress().getPort());
        this.conversations = new StandInConversations(page, people, clock);
        this.comments = new StandInComments(page, people, clock);
        this.webhook = new WebhookCaller(page.appSecret());
        this.routing = new StandInRouting(events, (list, all) -> post(events.body(list, all)));
        this.sends = new StandInSends(rules, conversations, routing, this::tells);
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

    /** The page's posts, and what people write below them. */
    public StandInComments comments() {
        return comments;
    }

    /** Who answers a customer, where the page has several apps. */
    public StandInRouting routing() {
        return routing;
    }

    /** Whether the page's events were subscribed to. */
    public boolean subscribed() {
        return subscribed;
    }

    /** What the Send API took, oldest first. */
    public List<SentMessage> sent() {
        return sends.sent();
    }

    /** Lets something go wrong with the next send, or the one after those that this was said of before. */
    public void next(Fault what) {
        sends.next(what);
    }

    /** Lets something go wrong with every send from now on, or nothing any more. */
    public void always(@Nullable Fault what) {
        sends.always(what);
    }

    /** Lets every send to a customer go wrong from now on, or none any more. */
    public void failFor(String customer, @Nullable Fault what) {
        sends.failFor(customer, what);
    }

    /** How many sends to a customer were answered with an error. */
    public int refused(String customer) {
        return sends.refused(customer);
    }

    /** What was written in each conversation. */
    public StandInConversations conversations() {
        return conversations;
    }

    /** Tells the webhook nothing any more, as after the page was unsubscribed. */
    public void unsubscribe() {
        subscribed = false;
        silent = true;
    }

    /** Whether Meta approved the app for answers by people up to seven days later; it did until told otherwise. */
    public void approveHumanAgent(boolean approved) {
        rules.humanAgentApproved(approved);
    }

    /** A customer writes to the page; returns the webhook's HTTP status. */
    public int customerWrites(String customer, String name, String text) {
        return post(List.of(written(customer, name, StandInEvents.mid(), text)));
    }

    /** A customer answers one message of the conversation; returns the webhook's HTTP status. */
    public int customerAnswers(String customer, String name, String answered, String text) {
        return post(List.of(StandInEvents.answering(written(customer, name, StandInEvents.mid(), text), answered)));
    }

    /** What is posted when a customer writes this under this id; nothing is posted yet. */
    public JsonObject written(String customer, String name, String mid, String text) {
        people.called(customer, name);
        rules.heard(customer);
        conversations.wrote(customer, mid, text);
        return events.by(
                customer,
                "message",
                Json.createObjectBuilder().add("mid", mid).add("text", text).build());
    }

    /** A customer comes by an ad that leads to Messenger, and writes; returns the webhook's HTTP status. */
    public int customerComesByAd(String customer, String name, String text) {
        people.called(customer, name);
        rules.cameByAd(customer);
        String mid = StandInEvents.mid();
        conversations.wrote(customer, mid, text);
        return post(List.of(events.by(customer, "message", StandInEvents.byAd(mid, text))));
    }

    /** Somebody answers in the page's own inbox, or another app does; returns the webhook's HTTP status. */
    public int pageInboxAnswers(String customer, String mid, String text) {
        conversations.answered(customer, mid, text);
        JsonObject echo = Json.createObjectBuilder()
                .add("mid", mid)
                .add("is_echo", true)
                .add("app_id", 26390203)
                .add("text", text)
                .build();
        return post(List.of(events.to(customer, "message", echo)));
    }

    /** A customer has this picture in their profile. */
    public void looksLike(String customer, SentFile picture) {
        people.looksLike(customer, picture);
    }

    /** A customer's profile may not be read. */
    public void hides(String customer) {
        people.hides(customer);
    }

    /** A customer changes a message of theirs; returns the webhook's HTTP status. */
    public int customerEdits(String customer, String mid, String text, int time) {
        conversations.changed(customer, mid, text);
        JsonObject edit = Json.createObjectBuilder()
                .add("mid", mid)
                .add("text", text)
                .add("num_edit", time)
                .build();
        return post(List.of(events.by(customer, "message_edit", edit)));
    }

    /** A customer takes a message of theirs back; returns the webhook's HTTP status. */
    public int customerUnsends(String customer, String mid) {
        conversations.changed(customer, mid, "");
        JsonObject gone = Json.createObjectBuilder()
                .add("mid", mid)
                .add("is_deleted", true)
                .build();
        return post(List.of(events.by(customer, "message", gone)));
    }

    /** A customer puts an emoji on a message, or takes it off (null); returns the webhook's HTTP status. */
    public int customerReacts(String customer, String mid, @Nullable String emoji) {
        rules.heard(customer);
        JsonObjectBuilder reaction =
                Json.createObjectBuilder().add("mid", mid).add("action", emoji == null ? "unreact" : "react");
        if (emoji != null) reaction.add("reaction", "other").add("emoji", emoji);
        return post(List.of(events.by(customer, "reaction", reaction.build())));
    }

    /** A customer sends a file; its bytes lie at an address of ours, as they lie at one of Meta's. Returns the status. */
    public int customerSends(String customer, String name, SentFile file) {
        people.called(customer, name);
        rules.heard(customer);
        return post(List.of(sentFile(customer, StandInEvents.mid(), file)));
    }

    /** What is posted when a customer sends this under this id; nothing is posted yet. */
    public JsonObject sentFile(String customer, String mid, SentFile file) {
        String address = people.lay(file);
        String kind = StandInPeople.kind(file.mediaType());
        conversations.sent(customer, mid, kind, address);
        return events.by(customer, "message", StandInEvents.file(mid, kind, address));
    }

    /** Whether the host of the files answers that it is away. */
    public void filesAway(boolean away) {
        people.filesAway(away);
    }

    /** How often files were asked for. */
    public int filesAsked() {
        return people.asked();
    }

    /** The customer saw everything up to now; returns the webhook's HTTP status. */
    public int customerReads(String customer) {
        JsonObject read =
                Json.createObjectBuilder().add("watermark", clock.millis()).build();
        return post(List.of(events.by(customer, "read", read)));
    }

    /** Posts these events in one body, signed; returns the HTTP status. */
    public int post(List<JsonObject> all) {
        return post(events.body(all));
    }

    /** Posts any body to the webhook, signed; returns the HTTP status. */
    public int post(byte[] body) {
        return silent ? 0 : webhook.post(body);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.startsWith(StandInPeople.FILES)) {
                people.file(exchange, path);
                return;
            }
            if (!page.token().equals(GraphCalls.token(exchange))) {
                GraphCalls.error(exchange, 401, 190, 0, "Invalid OAuth access token - Cannot parse access token");
                return;
            }
            String query = exchange.getRequestURI().getQuery();
            if (query == null || !query.contains("appsecret_proof=" + webhook.signed(page.token()))) {
                GraphCalls.error(exchange, 400, 100, 0, "Invalid appsecret_proof provided in the API argument");
                return;
            }
            String edge = path.substring(path.indexOf('/', 1) + 1);
            if (comments.handle(exchange, edge, body) || routing.handle(exchange, edge, body)) return;
            switch (exchange.getRequestMethod() + " " + edge) {
                case "GET me" ->
                    GraphCalls.answer(
                            exchange,
                            200,
                            Json.createObjectBuilder().add("id", page.id()).add("name", page.name()));
                case String p
                when p.equals("POST " + page.id() + "/subscribed_apps") -> {
                    subscribed = true;
                    silent = false;
                    GraphCalls.answer(exchange, 200, Json.createObjectBuilder().add("success", true));
                }
                case String p when p.equals("POST " + page.id() + "/messages") -> sends.take(exchange, body);
                case String p when p.equals("GET " + page.id() + "/conversations") -> conversations.answer(exchange);
                case String p when p.startsWith("GET ") -> people.profile(exchange, p.substring(4));
                default -> GraphCalls.error(exchange, 400, 100, 0, "Unsupported request");
            }
        }
    }

    /** Tells the webhook of a message that was taken: its echo, then its delivery. */
    public void tells(SentMessage message) {
        post(List.of(events.to(message.recipient(), "message", StandInEvents.echo(message))));
        post(List.of(events.by(message.recipient(), "delivery", events.delivered(message))));
    }

    /** Stops listening. */
    @Override
    public void close() {
        server.stop(0);
        webhook.close();
    }
}
