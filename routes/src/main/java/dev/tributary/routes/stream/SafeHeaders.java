package dev.tributary.routes.stream;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultMessage;
import org.jspecify.annotations.Nullable;

/**
 * Puts a clean message in the place of one that came from outside. Camel components take orders from headers
 * ({@code copyTo}, {@code delete}, {@code CamelHttpUri}…), and what a protocol component delivers carries the sender's
 * headers; so the first step of every inbound route is this.
 */
public final class SafeHeaders {
    private SafeHeaders() {}

    /** Replaces the exchange's message by one that has this body and no header at all. */
    public static void replace(Exchange exchange, @Nullable Object body) {
        DefaultMessage clean = new DefaultMessage(exchange.getContext());
        clean.setBody(body);
        exchange.setMessage(clean);
    }
}
