package dev.tributary.routes.messenger;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The Camel component {@code facebook-messenger:}. {@code to("facebook-messenger:webhook")} turns what Meta posted into a
 * list of events (or answers the verification); {@code to("facebook-messenger:send")} sends an
 * {@link dev.tributary.engine.spi.OutgoingMessage} and leaves the {@link dev.tributary.engine.spi.SendOutcome} as body.
 */
final class MessengerComponent extends DefaultComponent {
    private final Webhook webhook;
    private final SendApi sendApi;
    private final Pages pages;

    MessengerComponent(Webhook webhook, SendApi sendApi, Pages pages) {
        this.webhook = webhook;
        this.sendApi = sendApi;
        this.pages = pages;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return switch (remaining) {
            case "webhook" -> new MessengerEndpoint(uri, this, webhook);
            case "send" -> new MessengerEndpoint(uri, this, new Sending(sendApi, pages));
            default ->
                throw new IllegalArgumentException(
                        "facebook-messenger: has the doors webhook and send, not " + remaining);
        };
    }
}
