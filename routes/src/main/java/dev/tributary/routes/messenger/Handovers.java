package dev.tributary.routes.messenger;

import dev.tributary.engine.spi.ThreadOwner;
import dev.tributary.engine.spi.ThreadOwner.What;
import dev.tributary.engine.spi.Trouble;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Conversation Routing: of several apps of a page one answers a customer. Reads what Meta tells of that, and takes a customer
 * over or leaves them to the others. Thread-safe.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing">
 *     Meta's page on conversation routing</a>
 */
@Component
final class Handovers {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Graph graph;
    /** Which app the token of a page belongs to. */
    private final Map<String, String> apps = new ConcurrentHashMap<>();

    Handovers(Graph graph) {
        this.graph = graph;
    }

    /** What an item of the webhook says of who answers, or null. */
    @Nullable
    ThreadOwner read(Page page, String customer, JsonObject item, Instant at) {
        if (item.get("pass_thread_control") instanceof JsonObject passed)
            return changed(page, customer, MessengerEvents.text(passed, "new_owner_app_id"), true, at);
        if (item.get("take_thread_control") instanceof JsonObject taken)
            return changed(page, customer, MessengerEvents.text(taken, "new_owner_app_id"), false, at);
        if (item.get("request_thread_control") instanceof JsonObject asked)
            return new ThreadOwner(
                    page.key(), customer, What.ASKED, MessengerEvents.text(asked, "requested_owner_app_id"), at);
        return null;
    }

    /**
     * Where it cannot be found out which app is ours, Meta's own words count: what is passed is passed to us, what is taken,
     * from us.
     */
    private ThreadOwner changed(Page page, String customer, String owner, boolean passed, Instant at) {
        String ours = app(page);
        boolean toUs = ours.isEmpty() || owner.isEmpty() ? passed : owner.equals(ours);
        return new ThreadOwner(page.key(), customer, toUs ? What.PASSED_TO_US : What.TAKEN, toUs ? null : owner, at);
    }

    /** Empty when it cannot be found out now. */
    private String app(Page page) {
        String known = apps.get(page.id());
        if (known != null) return known;
        try {
            Graph.Answer answer = graph.get(page, "app", Map.of("fields", "id"), PATIENCE);
            String id = answer.ok() ? MessengerEvents.text(answer.body(), "id") : "";
            if (!id.isEmpty()) apps.put(page.id(), id);
            return id;
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Has us answer a customer, or leaves them to the others; why not, in Meta's words or as a sentence of ours
     * ({@link Trouble#kept}), or nothing when it is done.
     */
    Optional<String> control(Page page, String customer, boolean take) {
        byte[] body = Json.createObjectBuilder()
                .add("recipient", Json.createObjectBuilder().add("id", customer))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        String edge = take ? "/take_thread_control" : "/release_thread_control";
        try {
            Graph.Answer answer = graph.post(page, page.id() + edge, Map.of(), "application/json; charset=utf-8", body);
            return answer.ok()
                    ? Optional.empty()
                    : Optional.of(GraphError.of(answer).message());
        } catch (IOException e) {
            return Optional.of(new Trouble("channel.control.unreached", List.of()).kept());
        }
    }
}
