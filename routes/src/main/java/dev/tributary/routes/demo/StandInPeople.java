package dev.tributary.routes.demo;

import com.sun.net.httpserver.HttpExchange;
import dev.tributary.routes.demo.GraphStandIn.SentFile;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The stand-in's customers: their profiles, and the files that they send, which lie at addresses of its own. Thread-safe. */
final class StandInPeople {
    static final String FILES = "/files/";

    private final String here;
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<String, String> pictures = new ConcurrentHashMap<>();
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();
    private final Map<String, SentFile> files = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean filesAway;

    StandInPeople(String here) {
        this.here = here;
    }

    /** Whether no file can be had. */
    void filesAway(boolean away) {
        filesAway = away;
    }

    /** How often files were asked for. */
    int asked() {
        return asked.get();
    }

    void called(String customer, String name) {
        names.put(customer, name);
    }

    String name(String customer) {
        return names.getOrDefault(customer, "");
    }

    void looksLike(String customer, SentFile picture) {
        pictures.put(customer, lay(picture));
    }

    void hides(String customer) {
        hidden.add(customer);
    }

    /** Where the file lies from now on. */
    String lay(SentFile file) {
        String key = UUID.randomUUID().toString();
        files.put(key, file);
        return here + FILES + key + "/"
                + URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What Meta calls a file of this type. */
    static String kind(String mediaType) {
        String kind = mediaType.substring(0, mediaType.indexOf('/'));
        return List.of("image", "video", "audio").contains(kind) ? kind : "file";
    }

    void file(HttpExchange exchange, String path) throws IOException {
        SentFile file = files.get(path.substring(FILES.length(), path.lastIndexOf('/')));
        asked.incrementAndGet();
        if (filesAway) {
            exchange.sendResponseHeaders(503, -1);
            return;
        }
        if (file == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", file.mediaType());
        exchange.sendResponseHeaders(200, file.content().length);
        exchange.getResponseBody().write(file.content());
    }

    void profile(HttpExchange exchange, String customer) throws IOException {
        String name = names.get(customer);
        if (name == null || hidden.contains(customer)) {
            GraphCalls.error(exchange, 400, 100, 2018218, "No profile available for this user.");
            return;
        }
        int space = name.indexOf(' ');
        JsonObjectBuilder profile = Json.createObjectBuilder()
                .add("first_name", space < 0 ? name : name.substring(0, space))
                .add("last_name", space < 0 ? "" : name.substring(space + 1))
                .add("id", customer);
        if (pictures.containsKey(customer)) profile.add("profile_pic", pictures.get(customer));
        GraphCalls.answer(exchange, 200, profile);
    }
}
