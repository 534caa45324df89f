package dev.tributary.routes.mail.oauth;

import dev.tributary.routes.file.JsonDepth;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks a provider's token endpoint (RFC 6749 section 3.2). Nothing of what is sent or answered is logged, and redirects are
 * not followed: secrets go where they were meant to go. Blocking, up to half a minute; thread-safe.
 *
 * @see <a href="https://developers.google.com/identity/protocols/oauth2/web-server">Google's page</a>
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow">Microsoft's page</a>
 */
@Component
public final class TokenEndpoint {
    private static final int LARGEST = 256 * 1024;
    private static final int DEEPEST = 20;
    private static final int LONGEST_WORDS = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /** For a provider that does not say how long its token lasts. */
    private static final long USUAL_SECONDS = 600;

    private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * Asks for access.
     *
     * @param refreshToken what the user once agreed with; nothing for an app
     */
    public Granted ask(Grant grant, String refreshToken) throws NoAccessException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", grant.app() ? "client_credentials" : "refresh_token");
        if (!grant.app()) form.put("refresh_token", refreshToken);
        return post(grant, form, refreshToken);
    }

    /**
     * Takes the code with which a person's browser came back from the provider (RFC 6749 section 4.1.3, RFC 7636).
     *
     * @param verifier what the question's challenge was made of
     * @param back where the browser was sent back to
     */
    public Granted redeem(Grant grant, String code, String verifier, String back) throws NoAccessException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", back);
        form.put("code_verifier", verifier);
        return post(grant, form, code);
    }

    private Granted post(Grant grant, Map<String, String> form, String secret) throws NoAccessException {
        form.put("client_id", grant.clientId());
        if (!grant.clientSecret().isEmpty()) form.put("client_secret", grant.clientSecret());
        if (!grant.scope().isEmpty()) form.put("scope", grant.scope());
        HttpResponse<byte[]> answer = send(grant, form);
        JsonObject body = json(answer.body());
        if (answer.statusCode() == 200) return granted(grant, body);
        String said = said(body, answer.statusCode());
        for (String hidden : new String[] {secret, grant.clientSecret()})
            if (!hidden.isEmpty()) said = said.replace(hidden, "•••");
        NoAccessException.Why why = Refusals.why(answer.statusCode(), text(body, "error"), said);
        throw new NoAccessException(why, grant.provider(), said, retryAfter(answer));
    }

    private HttpResponse<byte[]> send(Grant grant, Map<String, String> form) throws NoAccessException {
        String body = form.entrySet().stream()
                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        URI url = grant.tokenUrl();
        try {
            HttpRequest request = HttpRequest.newBuilder(url)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Accept", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return http.send(
                    request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST));
        } catch (IOException e) {
            throw new NoAccessException(NoAccessException.Why.UNREACHABLE, grant.provider(), host(url), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAccessException(NoAccessException.Why.UNREACHABLE, grant.provider(), host(url), null);
        }
    }

    private static String host(URI url) {
        return url.getHost() == null ? url.toString() : url.getHost();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static Granted granted(Grant grant, JsonObject body) throws NoAccessException {
        String token = text(body, "access_token");
        String type = text(body, "token_type");
        // it is put into a line of its own at the mail server: nothing but the characters of RFC 6750 section 2.1
        boolean sound = !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 127);
        if (!sound || !(type.isEmpty() || type.equalsIgnoreCase("Bearer")))
            throw new NoAccessException(NoAccessException.Why.AWAY, grant.provider(), "", null);
        String next = text(body, "refresh_token");
        return new Granted(token, Duration.ofSeconds(seconds(body)), next.isEmpty() ? null : next);
    }

    private static long seconds(JsonObject body) {
        JsonValue value = body.get("expires_in");
        long seconds = switch (value) {
            case JsonNumber number -> number.longValue();
            case JsonString text -> number(text.getString(), USUAL_SECONDS);
            case null, default -> USUAL_SECONDS;
        };
        return Math.clamp(seconds, 0, LONGEST_SECONDS);
    }

    /** Two providers, two ways of saying it; Microsoft adds numbers for its support in further lines. */
    private static String said(JsonObject body, int status) {
        String description =
                text(body, "error_description").lines().findFirst().orElse("").strip();
        String error = text(body, "error");
        String said = description.isEmpty() ? error : error.isEmpty() ? description : description + " (" + error + ")";
        if (said.isEmpty()) said = "HTTP " + status;
        return said.length() <= LONGEST_WORDS ? said : said.substring(0, LONGEST_WORDS) + "…";
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> answer) {
        long seconds = number(answer.headers().firstValue("Retry-After").orElse(""), 0);
        return seconds <= 0 ? null : Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds()));
    }

    private static long number(String text, long otherwise) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static String text(JsonObject body, String name) {
        return body.get(name) instanceof JsonString text ? text.getString() : "";
    }

    private static JsonObject json(byte[] body) {
        if (JsonDepth.exceeds(body, DEEPEST)) return JsonObject.EMPTY_JSON_OBJECT;
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }
}
