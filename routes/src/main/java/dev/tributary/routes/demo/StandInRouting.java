package dev.tributary.routes.demo;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Conversation Routing of {@link GraphStandIn}: of several apps of the page one answers a customer; the others hear what is
 * said as {@code standby}. Thread-safe.
 */
public final class StandInRouting {
    /** Our app. */
    public static final String APP = "4001";
    /** Another app of the page. */
    public static final String OTHER = "4002";

    private final StandInEvents events;
    private final BiFunction<String, List<JsonObject>, Integer> posts;
    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private volatile boolean stubborn;
    private volatile boolean away;

    /** Posts what it tells, under the list's name. */
    StandInRouting(StandInEvents events, BiFunction<String, List<JsonObject>, Integer> posts) {
        this.events = events;
        this.posts = posts;
    }

    /** Another app answers this customer from now on, and nobody is told. */
    public void ownedByOther(String customer) {
        owners.put(customer, OTHER);
    }

    /** Another app takes the customer over; returns the webhook's HTTP status. */
    public int otherTakes(String customer) {
        owners.put(customer, OTHER);
        return handover(customer, "take_thread_control", APP, OTHER);
    }

    /** The other app passes the customer to us; returns the webhook's HTTP status. */
    public int otherPasses(String customer) {
        owners.remove(customer);
        return handover(customer, "pass_thread_control", OTHER, APP);
    }

    /** The other app asks to answer the customer; returns the webhook's HTTP status. */
    public int otherAsks(String customer) {
        JsonObject asked =
                Json.createObjectBuilder().add("requested_owner_app_id", OTHER).build();
        return posts.apply("messaging", List.of(events.by(customer, "request_thread_control", asked)));
    }

    private int handover(String customer, String what, String from, String to) {
        JsonObject change = Json.createObjectBuilder()
                .add("previous_owner_app_id", from)
                .add("new_owner_app_id", to)
                .build();
        return posts.apply("messaging", List.of(events.by(customer, what, change)));
    }

    /** These are told as what is said while another app answers; returns the webhook's HTTP status. */
    public int overheard(List<JsonObject> all) {
        return posts.apply("standby", all);
    }

    /** The other app answers the customer; returns the webhook's HTTP status. */
    public int otherAnswers(String customer, String mid, String text) {
        JsonObject echo = Json.createObjectBuilder()
                .add("mid", mid)
                .add("is_echo", true)
                .add("app_id", Long.parseLong(OTHER))
                .add("text", text)
                .build();
        return overheard(List.of(events.to(customer, "message", echo)));
    }

    /** Whether our app may not take over. */
    public void refuseToPass(boolean refuse) {
        stubborn = refuse;
    }

    /** Whether nobody is there who could be asked to take over. */
    public void goAway(boolean gone) {
        away = gone;
    }

    /** Whether another app answers this customer. */
    public boolean isOthers(String customer) {
        return owners.containsKey(customer);
    }

    SendRules.@Nullable Broken broken(String customer) {
        if (!owners.containsKey(customer)) return null;
        return new SendRules.Broken(
                10, 2018300, "(#10) Message failed to send because another app is controlling this thread now.");
    }

    /** Whether it was one of its calls. */
    boolean handle(HttpExchange exchange, String edge, byte[] body) throws IOException {
        if (edge.equals("app")) {
            GraphCalls.answer(exchange, 200, Json.createObjectBuilder().add("id", APP));
            return true;
        }
        boolean take = edge.endsWith("/take_thread_control");
        if (!take && !edge.endsWith("/release_thread_control")) return false;
        // closed without an answer
        if (away) return true;
        JsonObject recipient =
                GraphCalls.request(exchange, body).getOrDefault("recipient", JsonObject.EMPTY_JSON_OBJECT);
        String customer = recipient.getString("id", "");
        if (customer.isEmpty()) GraphCalls.error(exchange, 400, 100, 0, "(#100) The parameter recipient is required");
        else if (stubborn) GraphCalls.error(exchange, 403, 10, 2018065, "(#10) Only the default app may do this");
        else {
            if (take) owners.remove(customer);
            else owners.put(customer, OTHER);
            JsonObjectBuilder done = Json.createObjectBuilder().add("success", true);
            GraphCalls.answer(exchange, 200, done);
        }
        return true;
    }
}
