package dev.tributary.routes.kit;

import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.ChannelField;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.CheckReport;
import dev.tributary.routes.stream.BuiltInChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/**
 * Sees what the built-in channels' routes begin with: run beside them, it is told of every exchange as it comes to a route,
 * before the route's first step.
 */
public final class HeaderWatch implements BuiltInChannel {
    private final List<Start> starts = new CopyOnWriteArrayList<>();
    private final List<RouteBuilder> beside;

    /** A watch that also runs these routes. */
    public HeaderWatch(RouteBuilder... beside) {
        this.beside = List.of(beside);
    }

    /** What has come so far. */
    public List<Start> starts() {
        return List.copyOf(starts);
    }

    @Override
    public List<RouteBuilder> routes() {
        List<RouteBuilder> all = new ArrayList<>(beside);
        all.addFirst(new RouteBuilder() {
            @Override
            public void configure() {
                Notifier notifier = new Notifier();
                notifier.start();
                getContext().getManagementStrategy().addEventNotifier(notifier);
            }
        });
        return all;
    }

    private void came(Exchange exchange) {
        String from = exchange.getFromEndpoint() == null
                ? ""
                : exchange.getFromEndpoint().getEndpointUri();
        Map<String, Object> told = new TreeMap<>(exchange.getMessage().getHeaders());
        told.putAll(exchange.getVariables());
        told.putAll(exchange.getProperties());
        starts.add(new Start(from, told));
    }

    private final class Notifier extends EventNotifierSupport {
        @Override
        public void notify(CamelEvent event) {
            if (event instanceof CamelEvent.ExchangeCreatedEvent created) came(created.getExchange());
        }
    }

    /**
     * What a route began with.
     *
     * @param from where the exchange came from, its endpoint's address
     * @param told its headers, variables and properties
     */
    public record Start(String from, Map<String, Object> told) {}

    @Override
    public String channel() {
        return "watch";
    }

    @Override
    public List<ChannelField> fields() {
        return List.of();
    }

    @Override
    public ChannelCapabilities capabilities() {
        return new ChannelCapabilities(false, false, 1, null, false);
    }

    @Override
    public String accountOf(ChannelSettings settings) {
        return "watch";
    }

    @Override
    public CheckReport check(ChannelSettings settings) {
        throw new UnsupportedOperationException();
    }
}
