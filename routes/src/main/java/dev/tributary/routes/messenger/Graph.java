package dev.tributary.routes.messenger;

import dev.tributary.routes.file.JsonDepth;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to the Graph API. The token travels in the {@code Authorization} header (never in an address that a proxy may
 * log) and every call carries {@code appsecret_proof}. Blocking; thread-safe.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/overview">Meta's page on the Graph API</a>
 */
@org.springframework.stereotype.Component
final class Graph {
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int DEEPEST = 40;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param body its JSON object, empty when there was none
     * @param pause how long it asks to wait, or null when it does not say
     */
    record Answer(int status, JsonObject body, @Nullable Duration pause) {
        boolean ok() {
            return status / 100 == 2 && !body.containsKey("error");
        }
    }

    /** Nothing was sent: the other side could not be reached. */
    static final class Unreachable extends IOException {
        private static final long serialVersionUID = 1;

        Unreachable(IOException cause) {
            super(cause);
        }
    }

    /**
     * Reads something.
     *
     * @throws IOException when no answer came
     */
    Answer get(Page page, String path, Map<String, String> parameters, Duration patience) throws IOException {
        return call(request(page, path, parameters, patience).GET().build());
    }

    /**
     * Sends something.
     *
     * @throws Unreachable when nothing was sent
     * @throws IOException when no answer came: it may or may not have arrived
     */
    Answer post(Page page, String path, Map<String, String> parameters, String type, byte[] body) throws IOException {
        return call(request(page, path, parameters, Duration.ofSeconds(20))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private static HttpRequest.Builder request(
            Page page, String path, Map<String, String> parameters, Duration patience) {
        StringBuilder address =
                new StringBuilder(page.graphUrl()).append('/').append(path).append("?appsecret_proof=");
        address.append(Signature.proof(page.token(), page.appSecret()));
        parameters.forEach((name, value) ->
                address.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return HttpRequest.newBuilder(URI.create(address.toString()))
                .timeout(patience)
                .header("Authorization", "Bearer " + page.token());
    }

    private Answer call(HttpRequest request) throws IOException {
        try {
            HttpResponse<byte[]> response = http.send(
                    request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST));
            return new Answer(response.statusCode(), json(response.body()), Usage.pause(response.headers()));
        } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
            throw new Unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
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
