package dev.tributary.routes.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Visitors of the demo shop who write as the chat box does: a token first, then the message. */
final class DemoVisitors {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String here;
    private final String site;

    DemoVisitors(String here, String site) {
        this.here = here;
        this.site = site;
    }

    /** A new visitor writes, and introduces herself when there is an address. */
    void write(String name, String email, String text) throws IOException {
        write(name, email, text, "");
    }

    /** The same, from a page of the shop; returns the visitor's token. */
    String write(String name, String email, String text, String path) throws IOException {
        String token = post("visitors", "", JsonObject.EMPTY_JSON_OBJECT).getString("token");
        if (!email.isEmpty()) {
            post(
                    "introduce",
                    token,
                    Json.createObjectBuilder()
                            .add("name", name)
                            .add("email", email)
                            .add("consent", true)
                            .add("wording", "I agree to the privacy notice")
                            .build());
        }
        JsonObject page = Json.createObjectBuilder()
                .add("url", here + "/demo/" + path)
                .add("title", "Lépés")
                .add("referrer", "https://www.google.com/")
                .add("timeZone", "Europe/Budapest")
                .build();
        post(
                "messages",
                token,
                Json.createObjectBuilder()
                        .add("clientId", UUID.randomUUID().toString())
                        .add("text", text)
                        .add("page", page)
                        .build());
        post(
                "pages",
                token,
                Json.createObjectBuilder()
                        .add(
                                "pages",
                                Json.createArrayBuilder()
                                        .add(seen("", "Lépés", "https://www.google.com/", 260_000, 45_000L))
                                        .add(seen("?shelf=sale", "Akció | Lépés", "", 215_000, 130_000L))
                                        .add(seen(
                                                "?shoe=duna", "Duna, Utcai futócipő, tégla | Lépés", "", 85_000, null)))
                        .add(
                                "hints",
                                Json.createObjectBuilder()
                                        .add("platform", "Windows")
                                        .add("platformVersion", "15.0.0")
                                        .add(
                                                "fullVersionList",
                                                Json.createArrayBuilder()
                                                        .add(Json.createObjectBuilder()
                                                                .add("brand", "Google Chrome")
                                                                .add("version", "156.0.7012.44"))))
                        .build());
        return token;
    }

    private JsonObjectBuilder seen(String query, String title, String referrer, long ago, @Nullable Long stayed) {
        JsonObjectBuilder page = Json.createObjectBuilder()
                .add("id", UUID.randomUUID().toString())
                .add("url", here + "/demo/" + query)
                .add("title", title)
                .add("referrer", referrer)
                .add("ago", ago);
        return stayed == null ? page : page.add("stayed", stayed);
    }

    private JsonObject post(String what, String token, JsonObject body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(here + "/chat/" + site + "/" + what))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Accept-Language", "hu-HU")
                .header(
                        "User-Agent",
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36")
                .header("Origin", here)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) throw new IOException(what + " answered " + response.statusCode());
            try (JsonReader reader = Json.createReader(new ByteArrayInputStream(response.body()))) {
                return reader.readObject();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
