package dev.tributary.routes.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Posts to a webhook as Meta does: signed, and again for a while when the answer is not 200. */
final class WebhookCaller implements AutoCloseable {
    private static final int TRIES = 3;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String secret;
    private volatile @Nullable String target;

    WebhookCaller(String secret) {
        this.secret = secret;
    }

    void target(String url) {
        target = url;
    }

    /** The HTTP status in the end; 0 when there is no target or it could not be reached. */
    int post(byte[] body) {
        String url = target;
        if (url == null) return 0;
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(hmac(body)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        int status = 0;
        for (int i = 0; i < TRIES && status / 100 != 2 && status / 100 != 4; i++) status = once(request);
        return status;
    }

    private int once(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** The HMAC of a text with the app secret, in hex: what Graph calls {@code appsecret_proof} of a token. */
    String signed(String text) {
        return HexFormat.of().formatHex(hmac(text.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
