package dev.tributary.routes.messenger;

import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.spi.SendOutcome;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The sending door: finds the page and leaves the outcome as body. */
final class Sending implements Processor {
    private final SendApi sendApi;
    private final Pages pages;

    Sending(SendApi sendApi, Pages pages) {
        this.sendApi = sendApi;
        this.pages = pages;
    }

    @Override
    public void process(Exchange exchange) {
        OutgoingMessage message = Objects.requireNonNull(exchange.getMessage().getBody(OutgoingMessage.class));
        SendOutcome outcome = pages.byId(message.account().account())
                .map(page -> sendApi.send(page, message))
                .orElseGet(() -> new SendOutcome.Temporary("not-running", "the page is not connected right now", null));
        exchange.getMessage().setBody(outcome);
    }
}
