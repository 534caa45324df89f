package dev.tributary.routes.stream;

import org.apache.camel.Exchange;

/** The headers that a route and the {@code conversation:} component exchange. */
public final class ConversationHeaders {
    /** Set by a sending route: the id that the other side gave the message. A string; optional. */
    public static final String EXTERNAL_ID = "ConversationExternalId";

    /** Given to a webhook route: how it was asked, a {@link WebhookRequest}. */
    public static final String WEBHOOK_REQUEST = "ConversationWebhookRequest";

    /** Set by a webhook route: the HTTP status to answer with; 200 when it is not set. */
    public static final String STATUS = Exchange.HTTP_RESPONSE_CODE;

    private ConversationHeaders() {}
}
