package dev.tributary.routes.messenger;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the Conversations API what was written since a time. It lists conversations by their last message, newest first, and
 * of each it gives out only the 20 newest messages; it cannot be asked by time. Blocking; thread-safe.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/reference/page/conversations">Meta's page on the conversations
 *     of a page</a>
 */
final class Conversations {
    /** As many messages of one conversation as the API gives out. */
    static final int OF_ONE = 20;

    private static final int AT_ONCE = 25;
    /** Most pages of conversations in one round: 5,000 conversations. */
    private static final int MOST = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String FIELDS = "updated_time,messages.limit(" + OF_ONE
            + "){id,created_time,from,to,message,attachments,sticker,shares{link,name}}";
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private final Graph graph;
    private final Breath breath;

    Conversations(Graph graph, Breath breath) {
        this.graph = graph;
        this.breath = breath;
    }

    /** Waits between two calls: the API takes two in a second of each page. */
    @FunctionalInterface
    interface Breath {
        void take() throws InterruptedException;
    }

    /**
     * A message.
     *
     * @param at when it was written, in whole seconds
     * @param id its name, which is the one that the webhook tells too
     * @param from who wrote it: the page, or the customer
     * @param customer the customer
     * @param content as the API gives it
     */
    record Written(Instant at, String id, String from, String customer, JsonObject content) {}

    /**
     * What was found.
     *
     * @param written the messages, the oldest first
     * @param cut whether there may be more of which the API tells nothing
     */
    record Found(List<Written> written, boolean cut) {}

    /**
     * What was written since then.
     *
     * @throws GraphTrouble when the API refuses
     * @throws IOException when no answer came
     */
    Found since(Page page, Instant since) throws IOException, InterruptedException {
        List<Written> written = new ArrayList<>();
        boolean cut = false;
        String after = "";
        for (int pages = 0; pages < MOST; pages++) {
            if (pages > 0) breath.take();
            JsonObject answer = ask(page, after);
            for (JsonObject conversation : objects(answer)) {
                Instant updated = time(conversation, "updated_time");
                if (updated != null && updated.isBefore(since)) return found(written, cut);
                List<Written> here = messages(page, conversation);
                cut |= here.size() >= OF_ONE
                        && here.stream().noneMatch(one -> one.at().isBefore(since));
                here.stream().filter(one -> !one.at().isBefore(since)).forEach(written::add);
            }
            after = next(answer);
            if (after.isEmpty()) return found(written, cut);
        }
        return found(written, true);
    }

    private static Found found(List<Written> written, boolean cut) {
        written.sort(Comparator.comparing(Written::at));
        return new Found(List.copyOf(written), cut);
    }

    private JsonObject ask(Page page, String after) throws IOException {
        Map<String, String> parameters =
                new HashMap<>(Map.of("platform", "messenger", "fields", FIELDS, "limit", Integer.toString(AT_ONCE)));
        if (!after.isEmpty()) parameters.put("after", after);
        Graph.Answer answer = graph.get(page, page.id() + "/conversations", parameters, PATIENCE);
        if (!answer.ok()) throw GraphTrouble.of(answer);
        return answer.body();
    }

    /** The oldest first. Within a second the API's own order counts: the later one is put a millisecond later. */
    private static List<Written> messages(Page page, JsonObject conversation) {
        List<Written> messages = new ArrayList<>();
        if (!(conversation.get("messages") instanceof JsonObject list)) return messages;
        for (JsonObject message : objects(list).reversed()) {
            Instant at = time(message, "created_time");
            String id = text(message, "id");
            String from = person(message.get("from"));
            String customer = from.equals(page.id()) ? addressee(message) : from;
            // of an older one there is only the name
            if (at == null || id.isEmpty() || from.isEmpty() || customer.isEmpty()) continue;
            Instant before = messages.isEmpty() ? at : messages.getLast().at();
            messages.add(new Written(
                    messages.isEmpty() || at.isAfter(before) ? at : before.plusMillis(1), id, from, customer, message));
        }
        return messages;
    }

    private static String addressee(JsonObject message) {
        if (!(message.get("to") instanceof JsonObject to)) return "";
        List<JsonObject> all = objects(to);
        return all.isEmpty() ? "" : text(all.getFirst(), "id");
    }

    private static String person(@Nullable JsonValue value) {
        return value instanceof JsonObject person ? text(person, "id") : "";
    }

    /** Where the next page begins; empty on the last one. */
    private static String next(JsonObject answer) {
        if (!(answer.get("paging") instanceof JsonObject paging) || !paging.containsKey("next")) return "";
        return paging.get("cursors") instanceof JsonObject cursors ? text(cursors, "after") : "";
    }

    static List<JsonObject> objects(JsonObject list) {
        return MessengerEvents.objects(list, "data");
    }

    static String text(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonString text ? text.getString() : "";
    }

    private static @Nullable Instant time(JsonObject parent, String name) {
        try {
            return OffsetDateTime.parse(text(parent, name), TIME).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
