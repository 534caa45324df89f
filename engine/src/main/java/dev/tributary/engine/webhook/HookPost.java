package dev.tributary.engine.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Posts one call, signed as the Standard Webhooks specification (1.0) has it. It goes to addresses outside only, unless the
 * owner said otherwise, and follows no redirection, which could lead inside. Thread-safe.
 */
@Component
final class HookPost implements DisposableBean {
    static final Duration CONNECT = Duration.ofSeconds(5);
    static final Duration LIMIT = Duration.ofSeconds(10);

    private static final int GONE = 410;
    private static final String MAC = "HmacSHA256";

    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    HookPost(Clock clock) {
        this.clock = clock;
    }

    /**
     * What became of a try.
     *
     * @param failure why it failed, in a few words, or null when it arrived
     * @param forGood whether trying again is of no use
     */
    record Outcome(@Nullable String failure, boolean forGood) {
        private static final Outcome ARRIVED = new Outcome(null, false);

        private static Outcome later(String failure) {
            return new Outcome(failure, false);
        }
    }

    Outcome send(Hook hook, UUID id, String body) {
        URI uri = URI.create(hook.url());
        try {
            // the client looks the name up again, and is told the same: Java keeps what it was told for longer (30 s,
            // networkaddress.cache.ttl) than the client may take to connect
            if (!hook.privateAllowed() && !outside(uri.getHost())) return new Outcome("address inside the house", true);
            HttpResponse<InputStream> response =
                    client.send(request(hook, uri, id, body), HttpResponse.BodyHandlers.ofInputStream());
            // nothing that it says is of interest
            response.body().close();
            return outcome(response.statusCode());
        } catch (UnknownHostException e) {
            return Outcome.later("unknown host");
        } catch (HttpTimeoutException e) {
            return Outcome.later("no answer in time");
        } catch (IOException e) {
            return Outcome.later("no connection: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.later("interrupted");
        }
    }

    @Override
    public void destroy() {
        client.shutdownNow();
    }

    /** Every address that it may be reached at lies outside. */
    private static boolean outside(String host) throws UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(host)) if (!PublicAddress.is(address)) return false;
        return true;
    }

    private HttpRequest request(Hook hook, URI uri, UUID id, String body) {
        String seconds = Long.toString(clock.instant().getEpochSecond());
        return HttpRequest.newBuilder(uri)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Tributary")
                .header("webhook-id", id.toString())
                .header("webhook-timestamp", seconds)
                .header("webhook-signature", "v1," + signature(hook.secret(), id + "." + seconds + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    static String signature(String secret, String content) {
        try {
            Mac mac = Mac.getInstance(MAC);
            byte[] key = Base64.getDecoder().decode(secret.substring(HookRegister.PREFIX.length()));
            mac.init(new SecretKeySpec(key, MAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no " + MAC, e);
        }
    }

    private static Outcome outcome(int status) {
        if (status >= 200 && status < 300) return Outcome.ARRIVED;
        return new Outcome("status " + status, status == GONE);
    }
}
