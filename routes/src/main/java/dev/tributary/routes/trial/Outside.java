package dev.tributary.routes.trial;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultMessage;
import org.jspecify.annotations.Nullable;

/**
 * Everything outside, played: whatever a file sends to is written down and answered as a sample says, and whatever it takes
 * from gives what a sample says. Thread-safe.
 */
final class Outside implements ComponentResolver {
    /** What stays as it is: inside the file. */
    private static final List<String> INSIDE = List.of("direct", "seda", "log", "bean", "mock");

    private final ComponentResolver camels;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final List<StandIn> sources = new CopyOnWriteArrayList<>();
    private volatile Answer answer = new Answer(200, Map.of(), "", null);

    Outside(ComponentResolver camels) {
        this.camels = camels;
    }

    /** What the other side was told: where, headers and body. */
    record Told(String uri, Map<String, Object> headers, String body) {
        boolean contains(String something) {
            return body.contains(something)
                    || uri.contains(something)
                    || headers.values().stream()
                            .anyMatch(value -> String.valueOf(value).contains(something));
        }
    }

    /** What the other side answers from now on; or how it fails. */
    record Answer(
            int status,
            Map<String, String> headers,
            String body,
            @Nullable IOException failure) {}

    void answers(Answer next) {
        answer = next;
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    void forget() {
        told.clear();
    }

    /** Gives something to the route that takes from this scheme; the exchange as it came out. */
    @Nullable
    Exchange comes(String scheme, Map<String, String> headers, byte[] body) {
        for (StandIn source : sources)
            if (source.getEndpoint().getEndpointUri().startsWith(scheme + ":")
                    || source.getEndpoint().getEndpointUri().startsWith(scheme + "://"))
                return source.comes(headers, body);
        return null;
    }

    @Override
    public @Nullable Component resolveComponent(String name, CamelContext context) throws Exception {
        return INSIDE.contains(name) ? camels.resolveComponent(name, context) : new Played(context);
    }

    private final class Played extends DefaultComponent {
        private Played(CamelContext context) {
            super(context);
            setAutowiredEnabled(false);
        }

        /** That of the component it stands in for would set what is not here. */
        @Override
        public @Nullable PropertyConfigurer getComponentPropertyConfigurer() {
            return null;
        }

        @Override
        public @Nullable PropertyConfigurer getEndpointPropertyConfigurer() {
            return null;
        }

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            boolean throwing = !"false".equals(String.valueOf(parameters.get("throwExceptionOnFailure")));
            parameters.clear();
            return new Place(uri, this, throwing);
        }
    }

    private final class Place extends DefaultEndpoint {
        private final boolean throwing;

        private Place(String uri, Component component, boolean throwing) {
            super(uri, component);
            this.throwing = throwing;
        }

        @Override
        public Producer createProducer() {
            return new Listener(this, throwing);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            StandIn source = new StandIn(this, processor);
            sources.add(source);
            return source;
        }

        @Override
        public boolean isLenientProperties() {
            return true;
        }
    }

    private static final class StandIn extends DefaultConsumer {
        private StandIn(Endpoint endpoint, Processor processor) {
            super(endpoint, processor);
        }

        private Exchange comes(Map<String, String> headers, byte[] body) {
            Exchange exchange = createExchange(false);
            exchange.getMessage().setBody(body);
            headers.forEach((name, value) -> exchange.getMessage().setHeader(name, value));
            try {
                getProcessor().process(exchange);
            } catch (Exception e) {
                exchange.setException(e);
            }
            return exchange;
        }
    }

    private final class Listener extends DefaultAsyncProducer {
        private final boolean throwing;

        private Listener(Endpoint endpoint, boolean throwing) {
            super(endpoint);
            this.throwing = throwing;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            String body = exchange.getMessage().getBody(String.class);
            String uri = getEndpoint().getEndpointUri();
            told.add(new Told(uri, Map.copyOf(present(exchange)), body == null ? "" : body));
            Answer now = answer;
            if (now.failure() != null) exchange.setException(now.failure());
            else if (throwing && now.status() >= 300)
                exchange.setException(
                        new HttpOperationFailedException(uri, now.status(), "", null, now.headers(), now.body()));
            else answered(exchange, now);
            callback.done(true);
            return true;
        }

        private static Map<String, Object> present(Exchange exchange) {
            Map<String, Object> present = new java.util.HashMap<>();
            exchange.getMessage().getHeaders().forEach((name, value) -> {
                if (value != null) present.put(name, value);
            });
            return present;
        }

        /** Only an answer over HTTP is one: who writes a file or into a queue keeps what they wrote. */
        private void answered(Exchange exchange, Answer now) {
            if (!getEndpoint().getEndpointUri().startsWith("http")) return;
            DefaultMessage message = new DefaultMessage(exchange.getContext());
            message.setBody(now.body());
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, now.status());
            now.headers().forEach(message::setHeader);
            exchange.setMessage(message);
        }
    }
}
