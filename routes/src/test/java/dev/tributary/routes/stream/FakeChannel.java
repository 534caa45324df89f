package dev.tributary.routes.stream;

import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.ChannelField;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.CheckReport;
import dev.tributary.engine.spi.OutgoingMessage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;

/** A channel {@code pigeon} whose accounts write down what they are given to send. */
final class FakeChannel implements BuiltInChannel {
    final List<String> sent = new CopyOnWriteArrayList<>();
    final List<UUID> stopped = new CopyOnWriteArrayList<>();

    @Override
    public List<RouteBuilder> routes(AccountSetup account) {
        if (account.settings().value("broken").equals("yes")) throw new IllegalArgumentException("no such loft");
        return List.of(new RouteBuilder() {
            @Override
            public void configure() {
                from("conversation:pigeon?account=" + account.key().account())
                        .routeId("pigeon-out-" + account.id())
                        .process(exchange -> sent.add(account.settings().value("loft") + ": "
                                + exchange.getMessage()
                                        .getBody(OutgoingMessage.class)
                                        .text()));
            }
        });
    }

    @Override
    public Optional<String> control(AccountKey account, String customer, boolean take) {
        if (customer.equals("hawk")) throw new IllegalStateException("the loft is on fire");
        return Optional.empty();
    }

    @Override
    public void stopped(UUID accountId) {
        stopped.add(accountId);
    }

    @Override
    public String channel() {
        return "pigeon";
    }

    @Override
    public List<ChannelField> fields() {
        return List.of();
    }

    @Override
    public ChannelCapabilities capabilities() {
        return new ChannelCapabilities(false, false, 100, null, false);
    }

    @Override
    public String accountOf(ChannelSettings settings) {
        return settings.value("loft");
    }

    @Override
    public CheckReport check(ChannelSettings settings) {
        return new CheckReport(List.of());
    }
}
