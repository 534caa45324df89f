package dev.tributary.routes.demo;

import com.sun.net.httpserver.HttpExchange;
import dev.tributary.routes.demo.GraphStandIn.Fault;
import dev.tributary.routes.demo.GraphStandIn.StandInPage;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the stand-in remembers of each conversation, and how the Conversations API tells it: conversations by their last
 * message, pages with cursors, fields only when they are asked for, times in whole seconds, and details of the 20 newest
 * messages only. Thread-safe.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/conversations">Meta's page on the API</a>
 */
public final class StandInConversations {
    private static final int DETAILED = 20;
    private static final int USUAL = 25;
    private static final Pattern MESSAGES = Pattern.compile("messages(?:\\.limit\\((\\d+)\\))?\\{");
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);

    private final StandInPage page;
    private final StandInPeople people;
    private final Clock clock;
    private final Map<String, List<Line>> threads = new LinkedHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile Fault.@Nullable Answer fault;

    StandInConversations(StandInPage page, StandInPeople people, Clock clock) {
        this.page = page;
        this.people = people;
        this.clock = clock;
    }

    /**
     * A message.
     *
     * @param id its mid
     * @param by who wrote it
     * @param at when
     * @param text what it says
     * @param kind what is attached, or null
     * @param address where that lies, or null
     */
    private record Line(
            String id,
            String by,
            Instant at,
            String text,
            @Nullable String kind,
            @Nullable String address) {}

    /** A customer wrote this. */
    void wrote(String customer, String id, String text) {
        add(customer, new Line(id, customer, clock.instant(), text, null, null));
    }

    /** A customer sent a file, which lies there. */
    void sent(String customer, String id, String kind, String address) {
        add(customer, new Line(id, customer, clock.instant(), "", kind, address));
    }

    /** The page wrote this to a customer. */
    void answered(String customer, String id, @Nullable String text) {
        add(customer, new Line(id, page.id(), clock.instant(), text == null ? "" : text, null, null));
    }

    /** A message says something else now. */
    synchronized void changed(String customer, String id, String text) {
        threads.getOrDefault(customer, List.of())
                .replaceAll(line -> line.id().equals(id) ? new Line(id, line.by(), line.at(), text, null, null) : line);
    }

    private synchronized void add(String customer, Line line) {
        threads.computeIfAbsent(customer, id -> new ArrayList<>()).add(line);
    }

    /** Lets every read go wrong from now on, or none any more. */
    public void fail(Fault.@Nullable Answer what) {
        fault = what;
    }

    /** How often it was asked. */
    public int reads() {
        return reads.get();
    }

    void answer(HttpExchange exchange) throws IOException {
        reads.incrementAndGet();
        Fault.Answer wrong = fault;
        if (wrong != null) {
            wrong.headers().forEach(exchange.getResponseHeaders()::add);
            GraphCalls.error(exchange, wrong.status(), wrong.code(), wrong.subcode(), wrong.message());
            return;
        }
        Map<String, String> query = GraphCalls.query(exchange);
        if (query.containsKey("since") || query.containsKey("until")) {
            GraphCalls.error(exchange, 400, 100, 0, "(#100) Time-based pagination is not available");
            return;
        }
        GraphCalls.answer(exchange, 200, listed(query));
    }

    private synchronized JsonObjectBuilder listed(Map<String, String> query) {
        List<Map.Entry<String, List<Line>>> all = new ArrayList<>(threads.entrySet());
        all.sort(Comparator.comparing((Map.Entry<String, List<Line>> thread) -> updated(thread.getValue()))
                .reversed());
        String fields = query.getOrDefault("fields", "");
        return paged(all.size(), query, USUAL, place -> {
            Map.Entry<String, List<Line>> thread = all.get(place);
            JsonObjectBuilder conversation = Json.createObjectBuilder()
                    .add("id", "t_" + thread.getKey())
                    .add("updated_time", TIME.format(updated(thread.getValue())));
            Matcher messages = MESSAGES.matcher(fields);
            if (messages.find()) {
                String limit = messages.group(1) == null ? Integer.toString(USUAL) : messages.group(1);
                List<Line> newest = thread.getValue().reversed();
                conversation.add(
                        "messages",
                        paged(
                                newest.size(),
                                Map.of("limit", limit),
                                USUAL,
                                at -> message(thread.getKey(), newest, at)));
            }
            return conversation;
        });
    }

    private JsonObjectBuilder message(String customer, List<Line> newest, int place) {
        Line line = newest.get(place);
        JsonObjectBuilder message =
                Json.createObjectBuilder().add("id", line.id()).add("created_time", TIME.format(line.at()));
        if (place >= DETAILED) return message;
        boolean ours = line.by().equals(page.id());
        message.add("from", person(line.by()))
                .add(
                        "to",
                        Json.createObjectBuilder()
                                .add("data", Json.createArrayBuilder().add(person(ours ? customer : page.id()))))
                .add("message", line.text());
        if (line.address() != null && line.kind() != null)
            message.add(
                    "attachments",
                    Json.createObjectBuilder()
                            .add("data", Json.createArrayBuilder().add(attachment(line.kind(), line.address()))));
        return message;
    }

    private static JsonObjectBuilder attachment(String kind, String address) {
        JsonObjectBuilder attachment = Json.createObjectBuilder().add("id", "1").add("mime_type", kind + "/any");
        return kind.equals("image") || kind.equals("video")
                ? attachment.add(kind + "_data", Json.createObjectBuilder().add("url", address))
                : attachment.add("file_url", address);
    }

    private JsonObjectBuilder person(String id) {
        String name = id.equals(page.id()) ? page.name() : people.name(id);
        return Json.createObjectBuilder()
                .add("name", name)
                .add("email", id + "@facebook.com")
                .add("id", id);
    }

    private static Instant updated(List<Line> lines) {
        return lines.getLast().at();
    }

    /** One page of a list, with the cursors to the next. */
    static JsonObjectBuilder paged(int size, Map<String, String> query, int usual, IntFunction<JsonObjectBuilder> one) {
        int limit = Integer.parseInt(query.getOrDefault("limit", Integer.toString(usual)));
        int from = query.containsKey("after") ? Integer.parseInt(decoded(query.get("after"))) : 0;
        int to = Math.min(size, from + limit);
        JsonArrayBuilder data = Json.createArrayBuilder();
        for (int place = from; place < to; place++) data.add(one.apply(place));
        JsonObjectBuilder answer = Json.createObjectBuilder().add("data", data);
        if (to == from) return answer;
        JsonObjectBuilder paging = Json.createObjectBuilder()
                .add(
                        "cursors",
                        Json.createObjectBuilder().add("before", encoded(from)).add("after", encoded(to)));
        if (to < size) paging.add("next", "https://graph.facebook.com/" + GraphStandIn.VERSION + "/next");
        return answer.add("paging", paging);
    }

    private static String encoded(int place) {
        return Base64.getEncoder().encodeToString(Integer.toString(place).getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        return new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
    }
}
