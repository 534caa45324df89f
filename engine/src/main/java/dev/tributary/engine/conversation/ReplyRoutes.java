package dev.tributary.engine.conversation;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.CustomerStore.Address;
import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.ChannelFiles;
import dev.tributary.engine.spi.ChannelHost;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * In which ways a customer can be answered, the best first: the account in which they last wrote in this conversation,
 * then its channel, then the address that last wrote here, then the one met last.
 */
@Component
public final class ReplyRoutes {
    private final CustomerStore customers;
    /** The routes may not be there (command line, tests of the engine): then no channel has limits. */
    private final ObjectProvider<ChannelHost> host;

    private final ObjectProvider<ChannelFiles> files;
    private final ChannelAccounts accounts;

    ReplyRoutes(
            CustomerStore customers,
            ChannelAccounts accounts,
            ObjectProvider<ChannelHost> host,
            ObjectProvider<ChannelFiles> files) {
        this.customers = customers;
        this.accounts = accounts;
        this.host = host;
        this.files = files;
    }

    /** The ways, the best first. */
    public List<ReplyRoute> of(UUID conversation, UUID contact) {
        List<Address> addresses = customers.addresses(contact, conversation);
        if (addresses.isEmpty()) return List.of();
        UUID last = customers.lastInboundAccount(conversation).orElse(null);
        String channel = addresses.stream()
                .filter(address -> address.accountId().equals(last))
                .map(Address::channel)
                .findFirst()
                .orElse("");
        Map<String, Duration> windows = windows();
        Set<UUID> limited = addresses.stream()
                .filter(address -> windows.containsKey(address.channel()))
                .map(Address::accountId)
                .collect(Collectors.toSet());
        Map<UUID, Instant> heard = limited.isEmpty() ? Map.of() : customers.lastInbound(contact, limited);
        return addresses.stream()
                .sorted(Comparator.comparing(
                                (Address address) -> !address.accountId().equals(last))
                        .thenComparing(address -> !address.channel().equals(channel))
                        .thenComparing(address -> !address.here())
                        .thenComparing(Address::met, Comparator.reverseOrder())
                        .thenComparing(Address::accountName)
                        .thenComparing(Address::recipient))
                .map(address -> route(address, windows.get(address.channel()), heard.get(address.accountId())))
                .toList();
    }

    /** What a channel can carry; nothing when its routes are not there. */
    public Optional<ChannelCapabilities> capabilities(String channel) {
        return Optional.ofNullable(capabilities().get(channel));
    }

    /** Counted from what they did last, by the channel's clock; an ad they came by may allow more. */
    private ReplyRoute route(Address address, @Nullable Duration window, @Nullable Instant wrote) {
        Instant closes = null;
        Instant personOnly = null;
        if (window != null) {
            Instant since = later(wrote == null ? address.met() : wrote, address.heardAt());
            closes = later(since.plus(window), address.answerableUntil());
            Duration longer = personWindow(address);
            if (longer != null && since.plus(longer).isAfter(closes)) {
                personOnly = closes;
                closes = since.plus(longer);
            }
        }
        return new ReplyRoute(
                address.accountId(),
                address.channel(),
                address.accountName(),
                address.recipient(),
                closes,
                personOnly,
                address.shared(),
                address.owner());
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }

    private @Nullable Duration personWindow(Address address) {
        ChannelHost there = host.getIfAvailable();
        if (there == null) return null;
        return there.types().stream()
                .filter(type -> type.channel().equals(address.channel()))
                .findFirst()
                .flatMap(type ->
                        accounts.account(address.accountId()).map(account -> type.personWindow(account.values())))
                .orElse(null);
    }

    private Map<String, Duration> windows() {
        Map<String, Duration> windows = new HashMap<>();
        capabilities().forEach((channel, can) -> {
            if (can.replyWindow() != null) windows.put(channel, can.replyWindow());
        });
        return windows;
    }

    private Map<String, ChannelCapabilities> capabilities() {
        Map<String, ChannelCapabilities> all = new HashMap<>();
        files.ifAvailable(there -> there.all().forEach(file -> all.put(file.channel(), file.capabilities())));
        host.ifAvailable(there -> there.types().forEach(type -> all.put(type.channel(), type.capabilities())));
        return all;
    }
}
