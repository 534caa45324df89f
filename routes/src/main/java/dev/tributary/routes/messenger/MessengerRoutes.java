package dev.tributary.routes.messenger;

import dev.tributary.routes.stream.PutAside;
import dev.tributary.routes.stream.Told;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/** The two routes that serve all pages: what is posted to the webhook comes in, and answers go out. */
final class MessengerRoutes extends RouteBuilder {
    private final MessengerComponent component;
    private final PutAside putAside;

    MessengerRoutes(MessengerComponent component, PutAside putAside) {
        this.component = component;
        this.putAside = putAside;
    }

    @Override
    public void configure() {
        getContext().addComponent("facebook-messenger", component);
        ProducerTemplate door = getContext().createProducerTemplate();
        from("conversation:messenger/webhook")
                .routeId("messenger-webhook")
                .to("facebook-messenger:webhook")
                .filter(body().isInstanceOf(List.class))
                .process(exchange -> take(exchange, door))
                .setBody(constant(""));
        from("conversation:messenger").routeId("messenger-out").to("facebook-messenger:send");
    }

    /** What has to come again is not acknowledged. */
    private void take(Exchange exchange, ProducerTemplate door) {
        List<?> body = Objects.requireNonNull(exchange.getMessage().getBody(List.class));
        List<Told> told = body.stream().map(Told.class::cast).toList();
        Optional<RuntimeException> again =
                putAside.hand(told, events -> door.sendBody("conversation:messenger", events));
        if (again.isPresent()) throw again.get();
    }
}
