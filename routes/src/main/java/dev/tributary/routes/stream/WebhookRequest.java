package dev.tributary.routes.stream;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a webhook was asked. The sender's headers are data here and never Camel headers, so that no sender can steer a
 * component. The bytes that were posted are the exchange's body.
 *
 * @param method {@code GET} or {@code POST}
 * @param headers the request's headers, names in lower case
 * @param parameters the parameters of the query string
 */
public record WebhookRequest(String method, Map<String, String> headers, Map<String, List<String>> parameters) {
    public WebhookRequest {
        headers = Map.copyOf(headers);
        parameters = Map.copyOf(parameters);
    }

    /** The header of this name in any case, or null. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** The first parameter of this name, or null. */
    public @Nullable String parameter(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    /**
     * Whether a header carries a secret, compared in a time that does not tell how much of it was right; for routes:
     * {@code ${header.ConversationWebhookRequest.carries('x-token', '{{token}}')}}.
     */
    public boolean carries(String name, String secret) {
        String said = header(name);
        return said != null
                && !secret.isBlank()
                && MessageDigest.isEqual(
                        said.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }
}
