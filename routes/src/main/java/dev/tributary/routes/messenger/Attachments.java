package dev.tributary.routes.messenger;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Fetches what customers attach, at once: the addresses that a webhook brings expire. They are asked only at Meta's own
 * hosts over TLS, or where the page's Graph API is, without following anybody elsewhere, so that a message cannot make the
 * house call its neighbours. Thread-safe; waits at most {@link #PATIENCE}.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events/messages">
 *     Meta's page on the messages event</a>
 */
@Component
final class Attachments {
    /** Most bytes of a file; what is larger stays in Messenger. */
    static final int LARGEST = 10 * 1024 * 1024;
    /** How long one file may take. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final int LONGEST_NAME = 200;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(3))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final boolean asking;

    Attachments() {
        this(true);
    }

    private Attachments(boolean asking) {
        this.asking = asking;
    }

    /** One that asks nobody, for machines without a way out. */
    static Attachments none() {
        return new Attachments(false);
    }

    /**
     * A file as it came.
     *
     * @param name its name, from the address, or empty
     * @param mediaType what the host says it is
     * @param content the bytes
     */
    record Fetched(String name, String mediaType, byte[] content) {}

    /** The file at this address, or nothing when it may not be asked, is too large or does not come. */
    Optional<Fetched> fetch(Page page, String address) {
        URI uri = uri(address);
        if (!asking || uri == null || !mayBeAsked(page, uri)) return Optional.empty();
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(
                HttpRequest.newBuilder(uri).timeout(PATIENCE).GET().build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            HttpResponse<byte[]> response = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200 || response.body().length == 0) return Optional.empty();
            String type = response.headers().firstValue("Content-Type").orElse("");
            return Optional.of(new Fetched(name(uri), plain(type), response.body()));
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static @Nullable URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static boolean mayBeAsked(Page page, URI uri) {
        String host = uri.getHost();
        if (host == null || uri.getUserInfo() != null) return false;
        String name = host.toLowerCase(Locale.ROOT);
        if ("https".equals(uri.getScheme())
                && (uri.getPort() == -1 || uri.getPort() == 443)
                && (name.endsWith(".fbcdn.net") || name.endsWith(".fbsbx.com"))) return true;
        URI graph = URI.create(page.graphUrl());
        return host.equals(graph.getHost())
                && uri.getPort() == graph.getPort()
                && String.valueOf(uri.getScheme()).equals(graph.getScheme());
    }

    private static String plain(String type) {
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return plain.matches("[a-z]+/[a-z0-9.+-]{1,100}") ? plain : "application/octet-stream";
    }

    private static String name(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        try {
            String name = URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8);
            StringBuilder clean = new StringBuilder();
            name.codePoints()
                    .filter(c -> !Character.isISOControl(c) && c != '/' && c != '\\')
                    .limit(LONGEST_NAME)
                    .forEach(clean::appendCodePoint);
            return clean.toString();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
