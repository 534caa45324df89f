package dev.tributary.routes.stream;

import org.apache.camel.Exchange;

/** The headers that a route and the {@code conversation:} component exchange. */
public final class ConversationHeaders {
    /** Set by a sending route: the id that the other side gave the message. A string; optional. */
    public static final String EXTERNAL_ID = "ConversationExternalId";

    /**
     * Set by a sending route that did not send: {@code permanent}, {@code temporary}, {@code unknown} or
     * {@code reconnect}; see {@link dev.tributary.engine.spi.SendOutcome}.
     */
    public static final String OUTCOME = "ConversationOutcome";

    /** Set beside {@link #OUTCOME}: why, in words for people. */
    public static final String REASON = "ConversationReason";

    /** Set beside {@link #OUTCOME} {@code temporary}: how many seconds the other side asks to wait. */
    public static final String RETRY_AFTER = "ConversationRetryAfter";

    /** Given to a webhook route: how it was asked, a {@link WebhookRequest}. */
    public static final String WEBHOOK_REQUEST = "ConversationWebhookRequest";

    /** Set by a webhook route: the HTTP status to answer with; 200 when it is not set. */
    public static final String STATUS = Exchange.HTTP_RESPONSE_CODE;

    private ConversationHeaders() {}
}
