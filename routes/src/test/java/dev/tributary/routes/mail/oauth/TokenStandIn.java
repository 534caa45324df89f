package dev.tributary.routes.mail.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider in this process: its token endpoint (RFC 6749) with the answers that Google and Microsoft document, and the
 * page at which a mail server asks whether a token is good (RFC 7662).
 */
public final class TokenStandIn implements AutoCloseable {
    public static final String CLIENT_ID = "house-app";
    public static final String CLIENT_SECRET = "house-secret";

    private final HttpServer server;
    private final String user;
    private final AtomicInteger given = new AtomicInteger();
    private final Set<String> good = ConcurrentHashMap.newKeySet();
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final Queue<Answer> planned = new ArrayDeque<>();
    private volatile String refreshToken = "refresh-1";
    private volatile boolean rotates;
    private volatile int lasts = 3600;
    private volatile String always;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    private record Answer(int status, String body, String retryAfter) {}

    private TokenStandIn(String user) throws IOException {
        this.user = user;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("provider-", 0).factory()));
        server.createContext("/", this::answer);
        server.start();
    }

    /** One with one user. */
    public static TokenStandIn start(String user) {
        try {
            return new TokenStandIn(user);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The page on which its user lets somebody in: for a browser, or at once with {@code agreed=yes} behind it. */
    public String authorizeUrl() {
        return address() + "/authorize";
    }

    /** From now on it gives out this access token only. */
    public void alwaysGives(String token) {
        always = token;
    }

    /** Where tokens are given out. */
    public String tokenUrl() {
        return address() + "/token";
    }

    /** Where a mail server asks what a token is worth; the token is put behind it. */
    public String infoUrl() {
        return address() + "/info?token=";
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The refresh token that it takes. */
    public String refreshToken() {
        return refreshToken;
    }

    /** From now on it takes another one, and not the one before. */
    public void replaceRefreshToken(String other) {
        refreshToken = other;
    }

    /** From now on it gives out a new refresh token each time, and the one before goes on being good. */
    public void rotate() {
        rotates = true;
    }

    /** How many seconds its tokens last. */
    public void lasting(int seconds) {
        lasts = seconds;
    }

    /** The next question is answered so, and not as usual. */
    public synchronized void answer(int status, String body) {
        planned.add(new Answer(status, body, ""));
    }

    /** The same, with a time to wait. */
    public synchronized void answer(int status, String body, int retryAfterSeconds) {
        planned.add(new Answer(status, body, String.valueOf(retryAfterSeconds)));
    }

    /** No token that it gave out is good any more. */
    public void revokeAccess() {
        good.clear();
    }

    /** Whether a token opens the mailbox. */
    public boolean good(String token) {
        return good.contains(token);
    }

    /** What it was asked, oldest first. */
    public List<Map<String, String>> asked() {
        return List.copyOf(asked);
    }

    /** How many tokens it gave out. */
    public int given() {
        return given.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Answer answer = switch (path) {
                case "/info" -> info(exchange);
                default -> {
                    if (path.endsWith("/authorize")) yield authorize(exchange);
                    yield path.endsWith("/token") ? token(exchange) : new Answer(404, "not here", "");
                }
            };
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            answer.body().startsWith("<") ? "text/html" : "application/json; charset=utf-8");
            if (!answer.retryAfter().isEmpty()) exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
            if (answer.status() / 100 == 3 && !exchange.getResponseHeaders().containsKey("Location"))
                exchange.getResponseHeaders().set("Location", address() + "/elsewhere/token");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    /** What must be there is: a question without proof is not let through. */
    private Answer authorize(HttpExchange exchange) {
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        boolean sound = "code".equals(query.get("response_type"))
                && "S256".equals(query.get("code_challenge_method"))
                && CLIENT_ID.equals(query.get("client_id"))
                && query.containsKey("code_challenge")
                && query.containsKey("state");
        if (!sound) return new Answer(400, "<h1>invalid_request</h1>", "");
        String code = "4/code-" + codes.size();
        codes.put(code, query);
        String back = query.get("redirect_uri") + "?state=" + query.get("state");
        String agreed = back + "&code=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
        if (query.containsKey("agreed")) {
            exchange.getResponseHeaders().set("Location", agreed);
            return new Answer(302, "", "");
        }
        return new Answer(
                200,
                "<h1>Stand-in</h1><p>Tributary wants to read, write and send mail of " + user
                        + "</p><a id=\"agree\" href=\"" + agreed + "\">Allow</a> <a id=\"refuse\" href=\"" + back
                        + "&error=access_denied\">Cancel</a>",
                "");
    }

    /** Once, from where it was asked for, and with what the challenge was made of. */
    private Answer byCode(Map<String, String> form) {
        Map<String, String> asked = codes.remove(String.valueOf(form.get("code")));
        boolean good = asked != null
                && asked.get("redirect_uri").equals(form.get("redirect_uri"))
                && asked.get("code_challenge").equals(challenge(String.valueOf(form.get("code_verifier"))));
        return good ? granted(refreshToken) : refusal(400, "invalid_grant", "Malformed auth code.");
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        form.put("path", exchange.getRequestURI().getPath());
        asked.add(form);
        synchronized (this) {
            Answer next = planned.poll();
            if (next != null) return next;
            if (!CLIENT_ID.equals(form.get("client_id")) || !CLIENT_SECRET.equals(form.get("client_secret")))
                return refusal(401, "invalid_client", "The OAuth client was not found.");
            return switch (String.valueOf(form.get("grant_type"))) {
                case "authorization_code" -> byCode(form);
                case "client_credentials" -> granted(null);
                case "refresh_token" -> byRefreshToken(String.valueOf(form.get("refresh_token")));
                default -> refusal(400, "unsupported_grant_type", "Invalid grant_type.");
            };
        }
    }

    private Answer byRefreshToken(String shown) {
        if (!shown.equals(refreshToken)) return refusal(400, "invalid_grant", "Token has been expired or revoked.");
        if (!rotates) return granted(null);
        refreshToken = "refresh-" + (given.get() + 2);
        return granted(refreshToken);
    }

    private Answer granted(String next) {
        int number = given.incrementAndGet();
        String token = always == null ? "ya29.access-" + number : always;
        good.add(token);
        String body = "{\"access_token\":\"" + token + "\",\"expires_in\":" + lasts
                + ",\"scope\":\"https://mail.google.com/\",\"token_type\":\"Bearer\""
                + (next == null ? "" : ",\"refresh_token\":\"" + next + "\"") + "}";
        return new Answer(200, body, "");
    }

    private static Answer refusal(int status, String error, String description) {
        return new Answer(status, "{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}", "");
    }

    private Answer info(HttpExchange exchange) {
        String token =
                form(String.valueOf(exchange.getRequestURI().getRawQuery())).getOrDefault("token", "");
        return good.contains(token)
                ? new Answer(200, "{\"active\":true,\"email\":\"" + user + "\"}", "")
                : new Answer(401, "{\"error\":\"invalid_token\"}", "");
    }

    /** What stands in a form, or in an address. */
    public static Map<String, String> form(String encoded) {
        Map<String, String> form = new HashMap<>();
        for (String pair : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
