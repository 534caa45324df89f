package dev.tributary.routes.webchat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A browser with the box in it, on a page of some origin, as far as the server can tell. */
public final class ChatBrowser {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ChatHouse house;
    private final String site;
    private final String origin;
    private String token = "";
    private String visitor = "";

    ChatBrowser(ChatHouse house, String site, String origin) {
        this.house = house;
        this.site = site;
        this.origin = origin;
    }

    /** One that has been let in. */
    public static ChatBrowser welcomed(ChatHouse house) {
        return welcomed(house, "shop");
    }

    /** One that has been let in to this site. */
    static ChatBrowser welcomed(ChatHouse house, String site) {
        ChatBrowser browser = new ChatBrowser(house, site, ChatHouse.SHOP);
        JsonObject welcome = json(browser.post("visitors", "{}"));
        browser.token = welcome.getString("token");
        browser.visitor = welcome.getString("visitor");
        return browser;
    }

    public String visitor() {
        return visitor;
    }

    public String token() {
        return token;
    }

    /** The same page with another token. */
    ChatBrowser with(String other) {
        ChatBrowser browser = new ChatBrowser(house, site, origin);
        browser.token = other;
        return browser;
    }

    HttpResponse<String> write(String text) {
        return write(UUID.randomUUID().toString(), text);
    }

    HttpResponse<String> write(String clientId, String text) {
        return post(
                "messages",
                Json.createObjectBuilder()
                        .add("clientId", clientId)
                        .add("text", text)
                        .add(
                                "page",
                                Json.createObjectBuilder()
                                        .add("url", "https://shop.example/kek?szin=ég")
                                        .add("title", "Kék cipő")
                                        .add("referrer", "")
                                        .add("timeZone", "Europe/Budapest"))
                        .build()
                        .toString());
    }

    HttpResponse<String> post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The same with headers that no box sends, and with parameters of the same names. */
    HttpResponse<String> post(String path, String body, Map<String, String> more) {
        StringBuilder query = new StringBuilder("?");
        more.forEach(
                (name, value) -> query.append(name).append('=').append(value).append('&'));
        HttpRequest.Builder request = request(path + query).header("Content-Type", "application/json");
        more.forEach(request::header);
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends a file as the box does. */
    HttpResponse<String> sendFile(String name, byte[] content) {
        String said = Json.createObjectBuilder()
                .add("clientId", UUID.randomUUID().toString())
                .add("name", name)
                .build()
                .toString();
        return send(request("files")
                .header("Content-Type", "application/octet-stream")
                .header(
                        "Tributary-File",
                        URLEncoder.encode(said, StandardCharsets.UTF_8).replace("+", "%20"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(content)));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> ask(String method, String path, String... headers) {
        HttpRequest.Builder request = request(path).method(method, HttpRequest.BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** All messages as the box lists them, and behind them what is in their files. */
    public String sees() {
        JsonArrayBuilder files = Json.createArrayBuilder();
        JsonArray lines = value(get("messages?after=0")).asJsonArray();
        for (JsonObject line : lines.getValuesAs(JsonObject.class))
            for (JsonObject file : line.getJsonArray("files").getValuesAs(JsonObject.class))
                files.add(get("files/" + file.getString("id")).body());
        return Json.createObjectBuilder()
                .add("lines", lines)
                .add("files", files)
                .build()
                .toString();
    }

    /** Opens the stream after a position; without one, from the start. */
    ChatLineReader stream(@Nullable Long after) {
        HttpRequest.Builder request = request("stream").GET();
        if (after != null) request.header("Last-Event-ID", after.toString());
        try {
            return new ChatLineReader(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonObject json(HttpResponse<String> response) {
        return value(response).asJsonObject();
    }

    static JsonValue value(HttpResponse<String> response) {
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readValue();
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(house.address() + site + "/" + path))
                .timeout(Duration.ofSeconds(40))
                .header("Origin", origin);
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        return request;
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
