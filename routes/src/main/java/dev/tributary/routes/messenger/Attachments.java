package dev.tributary.routes.messenger;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Fetches what customers attach, at once: the addresses that a webhook brings expire. They are asked only at Meta's own
 * hosts over TLS, and only where these lead outside ({@link OutsideNames}), or where the page's Graph API is; whoever is
 * sent elsewhere is looked at again before each step. So a message cannot make the house call its neighbours. Nothing is
 * unpacked. Thread-safe; waits no longer than {@link #PATIENCE}.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events/messages">
 *     Meta's page on the messages event</a>
 */
@Component
final class Attachments implements DisposableBean {
    /** Most bytes of a file; what is larger stays in Messenger. */
    static final int LARGEST = 10 * 1024 * 1024;
    /** How long one file may take, from the name to the last byte. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Duration UNHURRIED = Duration.ofMinutes(1);
    private static final Timeout CONNECT = Timeout.ofSeconds(3);
    private static final int MOST_STEPS = 4;
    private static final int LONGEST_NAME = 200;

    private final Duration patience;
    private final boolean asking;
    private final CloseableHttpClient outside;
    /** For the Graph API's own host, which the operator chose and which may lie inside. */
    private final CloseableHttpClient graph;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("attachments").daemon().factory());

    Attachments() {
        this(SystemDefaultDnsResolver.INSTANCE, PATIENCE, true);
    }

    Attachments(DnsResolver names, Duration patience, boolean asking) {
        this.patience = patience;
        this.asking = asking;
        this.outside = client(new OutsideNames(names));
        this.graph = client(names);
    }

    /** One that asks nobody, for machines without a way out. */
    static Attachments none() {
        return new Attachments(SystemDefaultDnsResolver.INSTANCE, PATIENCE, false);
    }

    private static CloseableHttpClient client(DnsResolver names) {
        ConnectionConfig limits = ConnectionConfig.custom()
                .setConnectTimeout(CONNECT)
                .setSocketTimeout(Timeout.of(PATIENCE))
                .build();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setDefaultConnectionConfig(limits)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /**
     * A file as it came.
     *
     * @param name its name, from the address, or empty
     * @param mediaType what the host says it is
     * @param content the bytes
     */
    record Fetched(String name, String mediaType, byte[] content) {}

    /** What one step brought: a file, or where it is to be had. */
    private record Step(@Nullable Fetched file, @Nullable URI next) {
        static final Step NOTHING = new Step(null, null);
    }

    /** The file at this address, or nothing when it may not be asked, is too large or does not come. */
    Optional<Fetched> fetch(Page page, String address) {
        return fetch(page, address, patience);
    }

    /** The same, where nobody waits: a slow host has a minute. */
    Optional<Fetched> fetchLater(Page page, String address) {
        return fetch(page, address, UNHURRIED);
    }

    private Optional<Fetched> fetch(Page page, String address, Duration wait) {
        URI uri = uri(address);
        long end = System.nanoTime() + wait.toNanos();
        for (int step = 0; asking && uri != null && step < MOST_STEPS; step++) {
            if (!mayBeAsked(page, uri)) return Optional.empty();
            Step brought = ask(page, uri, end - System.nanoTime());
            if (brought.file() != null) return Optional.of(brought.file());
            uri = brought.next();
        }
        return Optional.empty();
    }

    private Step ask(Page page, URI uri, long nanosLeft) {
        if (nanosLeft <= 0) return Step.NOTHING;
        HttpGet request = new HttpGet(uri);
        // a host that sends a byte now and then is cut off too
        Future<?> cut = timer.schedule(request::cancel, nanosLeft, TimeUnit.NANOSECONDS);
        try {
            return (isGraph(page, uri) ? graph : outside).execute(request, response -> step(uri, request, response));
        } catch (IOException | IllegalArgumentException e) {
            return Step.NOTHING;
        } finally {
            cut.cancel(false);
        }
    }

    private static Step step(URI uri, HttpGet request, ClassicHttpResponse response) throws IOException {
        Header elsewhere = response.getFirstHeader(HttpHeaders.LOCATION);
        if (response.getCode() / 100 == 3 && elsewhere != null) {
            URI next = uri(elsewhere.getValue());
            return new Step(null, next == null ? null : uri.resolve(next));
        }
        HttpEntity entity = response.getEntity();
        if (response.getCode() != 200 || entity == null) return Step.NOTHING;
        if (entity.getContentLength() > LARGEST) return cut(request);
        try (InputStream in = entity.getContent()) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) return cut(request);
            String type = entity.getContentType() == null ? "" : entity.getContentType();
            return content.length == 0 ? Step.NOTHING : new Step(new Fetched(name(uri), plain(type), content), null);
        }
    }

    /** The rest is not read, not even to keep the connection. */
    private static Step cut(HttpGet request) {
        request.cancel();
        return Step.NOTHING;
    }

    private static @Nullable URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether a file may be asked for at this address. */
    static boolean mayBeAsked(Page page, String address) {
        URI uri = uri(address);
        return uri != null && mayBeAsked(page, uri);
    }

    static boolean mayBeAsked(Page page, URI uri) {
        String host = uri.getHost();
        if (host == null || uri.getUserInfo() != null) return false;
        String name = host.toLowerCase(Locale.ROOT);
        if ("https".equals(uri.getScheme())
                && (uri.getPort() == -1 || uri.getPort() == 443)
                && (name.endsWith(".fbcdn.net") || name.endsWith(".fbsbx.com"))) return true;
        return isGraph(page, uri);
    }

    private static boolean isGraph(Page page, URI uri) {
        URI graph = URI.create(page.graphUrl());
        return uri.getHost().equals(graph.getHost())
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

    @Override
    public void destroy() {
        timer.shutdownNow();
        outside.close(CloseMode.IMMEDIATE);
        graph.close(CloseMode.IMMEDIATE);
    }
}
