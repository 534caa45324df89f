package dev.tributary.routes.demo;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what is asked of the Graph API, and answers in its shape. */
final class GraphCalls {
    private GraphCalls() {}

    /** The parts of a request as objects; plain fields together under the empty name. */
    static Map<String, JsonObject> request(HttpExchange exchange, byte[] body) {
        Map<String, JsonObject> parts = new HashMap<>();
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null && type.startsWith("multipart/form-data")) {
            String text = new String(body, StandardCharsets.UTF_8);
            JsonObjectBuilder plain = Json.createObjectBuilder();
            for (String name : List.of("recipient", "message", "messaging_type", "tag")) {
                int at = text.indexOf("name=\"" + name + "\"");
                int from = at < 0 ? -1 : text.indexOf("\r\n\r\n", at);
                if (from < 0) continue;
                String value = text.substring(from + 4, text.indexOf("\r\n", from + 4));
                if (value.startsWith("{")) parts.put(name, json(value));
                else plain.add(name, value);
            }
            parts.put("", plain.build());
            return parts;
        }
        JsonObject whole = json(new String(body, StandardCharsets.UTF_8));
        parts.put("", whole);
        for (String name : List.of("recipient", "message")) {
            if (whole.get(name) instanceof JsonObject object) parts.put(name, object);
        }
        return parts;
    }

    /** The access token: in its header, or in the address. */
    static String token(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header != null && header.startsWith("Bearer ")) return header.substring("Bearer ".length());
        return query(exchange).getOrDefault("access_token", "");
    }

    /** What stands behind the question mark. */
    static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String part : raw == null ? new String[0] : raw.split("&", -1)) {
            int at = part.indexOf('=');
            if (at > 0)
                query.put(part.substring(0, at), URLDecoder.decode(part.substring(at + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            return reader.readObject();
        } catch (JsonException e) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }

    static void error(HttpExchange exchange, int status, int code, int subcode, String message) throws IOException {
        JsonObjectBuilder error = Json.createObjectBuilder()
                .add("message", message)
                .add("type", "OAuthException")
                .add("code", code);
        if (subcode != 0) error.add("error_subcode", subcode);
        answer(exchange, status, Json.createObjectBuilder().add("error", error));
    }

    static void answer(HttpExchange exchange, int status, JsonObjectBuilder json) throws IOException {
        byte[] bytes = json.build().toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
