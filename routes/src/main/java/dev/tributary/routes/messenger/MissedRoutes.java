package dev.tributary.routes.messenger;

import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.routes.stream.PutAside;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/** The route that fetches what the webhook did not tell of one page: a timer, and a way to ask for it now. */
final class MissedRoutes extends RouteBuilder {
    /** How often it is looked whether a round is due; for the first time a second after the start. */
    private static final int EVERY_SECONDS = 60;

    private final UUID account;
    private final MissedMessages missed;
    private final PutAside putAside;

    MissedRoutes(UUID account, MissedMessages missed, PutAside putAside) {
        this.account = account;
        this.missed = missed;
        this.putAside = putAside;
    }

    static String now(UUID account) {
        return "direct:messenger-missed-" + account;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(now(account)).routeId("messenger-missed-" + account).process(this::look);
        from("timer:messenger-missed-" + account + "?period=" + EVERY_SECONDS * 1000)
                .routeId("messenger-missed-timer-" + account)
                .to(now(account));
    }

    /** Asks for what was missed now, on a thread of its own. */
    void ring() {
        missed.ring();
        Thread.startVirtualThread(this::look);
    }

    /** Goes the route once. */
    void look() {
        try (ProducerTemplate template = getContext().createProducerTemplate()) {
            template.sendBody(now(account), "");
        } catch (IOException | RuntimeException e) {
            // it is stopping; the timer would ask again
            log.debug("page account {} was not asked for what was missed", account, e);
        }
    }

    private void look(Exchange exchange) throws Exception {
        try (ProducerTemplate template = exchange.getContext().createProducerTemplate()) {
            missed.look(told -> putAside.hand(told, events -> template.sendBody("conversation:messenger", events)));
        }
    }

    /** Hands events in; what became of them. */
    List<IntakeResult> store(List<ChannelEvent> events) {
        return store(getContext(), "conversation:messenger", events);
    }

    /** Hands events in at a door; what became of them. */
    static List<IntakeResult> store(CamelContext context, String door, List<ChannelEvent> events) {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            List<?> answered = template.requestBody(door, events, List.class);
            return Objects.requireNonNull(answered, "the route lost the results").stream()
                    .map(IntakeResult.class::cast)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
