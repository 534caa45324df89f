package dev.tributary.routes.demo;

import com.sun.net.httpserver.HttpExchange;
import dev.tributary.routes.demo.GraphStandIn.Fault;
import dev.tributary.routes.demo.GraphStandIn.SentFile;
import dev.tributary.routes.demo.GraphStandIn.SentMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The Send API of {@link GraphStandIn}, and what goes wrong with it. Thread-safe. */
final class StandInSends {
    private final SendRules rules;
    private final StandInConversations conversations;
    private final StandInRouting routing;
    private final Consumer<SentMessage> tells;
    private final List<SentMessage> sent = new CopyOnWriteArrayList<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Map<String, Fault> unlucky = new ConcurrentHashMap<>();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();
    private volatile @Nullable Fault lasting;

    /** What was taken is told by {@code tells}. */
    StandInSends(
            SendRules rules, StandInConversations conversations, StandInRouting routing, Consumer<SentMessage> tells) {
        this.rules = rules;
        this.conversations = conversations;
        this.routing = routing;
        this.tells = tells;
    }

    List<SentMessage> sent() {
        return List.copyOf(sent);
    }

    void next(Fault what) {
        faults.add(what);
    }

    void always(@Nullable Fault what) {
        lasting = what;
    }

    void failFor(String customer, @Nullable Fault what) {
        if (what == null) unlucky.remove(customer);
        else unlucky.put(customer, what);
    }

    int refused(String customer) {
        return refused.getOrDefault(customer, 0);
    }

    private @Nullable Fault fault(String customer) {
        Fault once = faults.poll();
        return once != null ? once : unlucky.getOrDefault(customer, lasting);
    }

    void take(HttpExchange exchange, byte[] body) throws IOException {
        Map<String, JsonObject> request = GraphCalls.request(exchange, body);
        JsonObject recipient = request.getOrDefault("recipient", JsonObject.EMPTY_JSON_OBJECT);
        Fault now = fault(recipient.getString("id", ""));
        if (now instanceof Fault.Answer answer) {
            refused.merge(recipient.getString("id", ""), 1, Integer::sum);
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            GraphCalls.error(exchange, answer.status(), answer.code(), answer.subcode(), answer.message());
            return;
        }
        JsonObject message = request.getOrDefault("message", JsonObject.EMPTY_JSON_OBJECT);
        JsonObject fields = request.getOrDefault("", JsonObject.EMPTY_JSON_OBJECT);
        String text = message.getString("text", null);
        SentFile file = FormFile.of(exchange.getRequestHeaders().getFirst("Content-Type"), body);
        String tag = fields.getString("tag", null);
        SendRules.Broken broken =
                rules.broken(recipient, fields.getString("messaging_type", ""), tag, text, file != null);
        if (broken == null) broken = routing.broken(recipient.getString("id", ""));
        if (broken != null) {
            GraphCalls.error(exchange, 400, broken.code(), broken.subcode(), broken.message());
            return;
        }
        SentMessage taken = new SentMessage(
                StandInEvents.mid(), recipient.getString("id"), text, message.getString("metadata", null), tag, file);
        sent.add(taken);
        conversations.answered(taken.recipient(), taken.id(), text);
        if (now instanceof Fault.CutAfterTaking cut) {
            if (cut.echo()) tells.accept(taken);
            return; // closing without an answer cuts the connection
        }
        if (now instanceof Fault.EchoFirst) tells.accept(taken);
        GraphCalls.answer(
                exchange,
                200,
                Json.createObjectBuilder()
                        .add("recipient_id", taken.recipient())
                        .add("message_id", taken.id()));
        if (!(now instanceof Fault.EchoFirst)) Thread.startVirtualThread(() -> tells.accept(taken));
    }
}
