package dev.tributary.routes.messenger;

import dev.tributary.routes.file.JsonDepth;
import dev.tributary.routes.stream.ConversationHeaders;
import dev.tributary.routes.stream.Told;
import dev.tributary.routes.stream.WebhookRequest;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The webhook door. A {@code GET} is Meta's verification: answered with the challenge when the verify token is one of
 * ours. A {@code POST} is checked against the app secrets of the connected pages, over the raw bytes and before anything
 * is parsed; the body is then the list of events of the pages whose app signed it, empty when none concerns us. Answers 403
 * to a wrong token, a wrong signature and another page's, and 400 to what is no JSON object or too deep.
 */
@Component
final class Webhook implements Processor {
    private static final int DEEPEST = 40;

    private final Pages pages;
    private final MessengerEvents events;

    Webhook(Pages pages, Profiles profiles, Attachments attachments, Handovers handovers, Clock clock) {
        this.pages = pages;
        this.events = new MessengerEvents(profiles::of, attachments::fetch, handovers, clock);
    }

    @Override
    public void process(Exchange exchange) {
        WebhookRequest request = Objects.requireNonNull(
                exchange.getMessage().getHeader(ConversationHeaders.WEBHOOK_REQUEST, WebhookRequest.class));
        byte[] body = exchange.getMessage().getBody(byte[].class);
        if (request.method().equals("GET")) {
            verify(exchange, request);
        } else {
            receive(exchange, request, body == null ? new byte[0] : body);
        }
    }

    private void verify(Exchange exchange, WebhookRequest request) {
        String token = request.parameter("hub.verify_token");
        String challenge = request.parameter("hub.challenge");
        boolean ours = "subscribe".equals(request.parameter("hub.mode"))
                && challenge != null
                && token != null
                && pages.all().stream().anyMatch(page -> same(page.verifyToken(), token));
        if (ours) answer(exchange, 200, challenge);
        else answer(exchange, 403, "");
    }

    private static boolean same(String expected, String given) {
        return !expected.isEmpty()
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private void receive(Exchange exchange, WebhookRequest request, byte[] body) {
        String signature = request.header("x-hub-signature-256");
        Pages signing = pages.ofApps(secret -> Signature.signs(signature, body, secret));
        if (signing.all().isEmpty()) {
            answer(exchange, 403, "");
            return;
        }
        JsonObject json = JsonDepth.exceeds(body, DEEPEST) ? null : read(body);
        if (json == null) {
            answer(exchange, 400, "");
            return;
        }
        if (foreign(json, signing)) {
            answer(exchange, 403, "");
            return;
        }
        List<Told> found = events.of(json, signing);
        exchange.getMessage().setBody(found);
        exchange.getMessage().setHeader(ConversationHeaders.STATUS, 200);
    }

    /** Whether it tells of connected pages, and of none whose app signed it. */
    private boolean foreign(JsonObject body, Pages signing) {
        List<String> told = MessengerEvents.objects(body, "entry").stream()
                .map(entry -> MessengerEvents.text(entry, "id"))
                .toList();
        return told.stream().noneMatch(id -> signing.byId(id).isPresent())
                && told.stream().anyMatch(id -> pages.byId(id).isPresent());
    }

    private static @Nullable JsonObject read(byte[] body) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            return null;
        }
    }

    private static void answer(Exchange exchange, int status, @Nullable String text) {
        exchange.getMessage().setBody(text);
        exchange.getMessage().setHeader(ConversationHeaders.STATUS, status);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=utf-8");
    }
}
