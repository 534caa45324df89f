package dev.tributary.ui.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** One browser's cookies without the browser: follows no redirect and hides nothing. */
public final class Caller {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final HttpClient http;
    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<String> headers = new ArrayList<>();

    private Caller(String address, InetAddress from) {
        this.address = address;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .localAddress(from)
                .build();
    }

    /** Somebody who calls a house at this address from a place where nobody else calls from. */
    public static Caller of(String address) {
        int number = NEXT.incrementAndGet();
        return new Caller(address, InetAddress.ofLiteral("127.1." + number / 250 + "." + (1 + number % 250)));
    }

    /** Somebody else at the same place. */
    public static Caller of(String address, int place) {
        return new Caller(address, InetAddress.ofLiteral("127.2.0." + place));
    }

    /** Sends this header with every call from now on. */
    public Caller with(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    /** Asks for a page as a browser does. */
    public HttpResponse<String> get(String path) {
        return send(request(path).header("Accept", "text/html,*/*;q=0.8").GET());
    }

    /** Posts a form. */
    public HttpResponse<String> post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Opens the door's page and posts its form with the token that the page carries. */
    public HttpResponse<String> signIn(String email, String password) {
        String page = get("/login").body();
        return post("/login", Map.of("username", email, "password", password, "_csrf", token(page)));
    }

    /** Where a redirect leads, without the house's address. */
    public String target(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("nowhere").replace(address, "");
    }

    /** The id of the visit, or the empty string. */
    public String visit() {
        return cookies.getOrDefault("tributary", "");
    }

    /** The anti-forgery token that a page of the house carries. */
    public static String token(String page) {
        int name = page.indexOf("name=\"_csrf\"");
        int start = page.indexOf("content=\"", name) + "content=\"".length();
        if (name < 0) throw new IllegalStateException("the page carries no token");
        return page.substring(start, page.indexOf('"', start));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
        if (!headers.isEmpty()) request.headers(headers.toArray(String[]::new));
        if (!cookies.isEmpty())
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String pair = cookie.split(";", 2)[0];
                cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
            return answer;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
