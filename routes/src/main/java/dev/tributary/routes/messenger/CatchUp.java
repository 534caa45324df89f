package dev.tributary.routes.messenger;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.PageMarks;
import dev.tributary.engine.channel.PollLeases;
import dev.tributary.routes.stream.PutAside;
import dev.tributary.routes.stream.Told;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps for each connected page the route that fetches what its webhook did not tell. Thread-safe. */
@Component
final class CatchUp {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(600);
    /** For the profiles and files of twenty messages: nobody waits for an answer. */
    private static final Duration UNHURRIED = Duration.ofMinutes(2);

    private final Graph graph;
    private final MessengerEvents events;
    private final PageCheck subscription;
    private final PageMarks marks;
    private final PollLeases leases;
    private final ChannelAccounts accounts;
    private final PutAside putAside;
    private final Clock clock;
    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

    CatchUp(
            Graph graph,
            Profiles profiles,
            Attachments attachments,
            Handovers handovers,
            PageCheck subscription,
            PageMarks marks,
            PollLeases leases,
            ChannelAccounts accounts,
            PutAside putAside,
            Clock clock) {
        this.graph = graph;
        this.events = new MessengerEvents(profiles::of, attachments::fetch, handovers, clock);
        this.subscription = subscription;
        this.marks = marks;
        this.leases = leases;
        this.accounts = accounts;
        this.putAside = putAside;
        this.clock = clock;
    }

    private record Kept(MissedMessages missed, MissedRoutes routes, Function<JsonObject, List<Told>> events) {}

    /** The route of a page. */
    RouteBuilder routes(UUID account, Page page) {
        Pages only = new Pages();
        only.put(account, page);
        Function<JsonObject, List<Told>> read = body -> events.of(body, only, UNHURRIED);
        MissedMessages missed = new MissedMessages(
                account,
                page,
                new Conversations(graph, () -> Thread.sleep(BETWEEN_CALLS)),
                read,
                subscription,
                marks,
                accounts,
                new Rounds(leases, account, MissedMessages.USUAL, clock),
                clock);
        MissedRoutes routes = new MissedRoutes(account, missed, putAside);
        kept.put(account, new Kept(missed, routes, read));
        return routes;
    }

    /** Asks for what was missed now; returns at once. */
    void ring(UUID account) {
        Kept found = kept.get(account);
        if (found != null) found.routes().ring();
    }

    /** Asks for what was missed, when that is due, and comes back when it is here. */
    void look(UUID account) {
        Kept found = kept.get(account);
        if (found != null) found.routes().look();
    }

    /** Hands in again what lies in quarantine and was asked for. */
    void replay(UUID account) {
        Kept found = kept.get(account);
        if (found == null) return;
        putAside.replay(
                account,
                original -> found.events().apply(PostedItem.read(original)).stream()
                        .map(Told::event)
                        .filter(Objects::nonNull)
                        .toList(),
                found.routes()::store);
    }

    /** The page's route has been stopped. */
    void stopped(UUID account) {
        Kept found = kept.remove(account);
        if (found == null) return;
        try {
            found.missed().giveUp();
        } catch (RuntimeException e) {
            LOG.debug("the lease of page account {} ends by itself", account, e);
        }
    }
}
