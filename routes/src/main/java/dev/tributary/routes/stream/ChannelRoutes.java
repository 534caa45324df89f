package dev.tributary.routes.stream;

import dev.tributary.engine.intake.Intake;
import dev.tributary.routes.file.QuietContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Camel context in which the routes of all built-in channels run. Used by one thread at a time. */
final class ChannelRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelRoutes.class);
    private static final int GOODBYE_SECONDS = 5;

    private final CamelContext context;

    ChannelRoutes(Intake intake, Doors doors, EventReader reader) {
        context = QuietContext.named("channels");
        context.addComponent("conversation", new ConversationComponent(context, intake, doors, reader));
    }

    void start() {
        context.start();
    }

    void stop() {
        context.stop();
    }

    /**
     * Adds and starts routes, all or none.
     *
     * @return their ids
     * @throws IllegalStateException when one cannot be built or started
     */
    List<String> add(List<RouteBuilder> builders) {
        Set<String> before = ids();
        try {
            for (RouteBuilder builder : builders) context.addRoutes(builder);
            return added(before);
        } catch (Exception e) {
            remove(added(before));
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Stops routes, waits a little for what is under way, and forgets them. */
    void remove(List<String> routeIds) {
        for (String id : routeIds) {
            try {
                context.getRouteController().stopRoute(id, GOODBYE_SECONDS, TimeUnit.SECONDS);
                context.removeRoute(id);
            } catch (Exception e) {
                LOG.warn("route {} could not be stopped", id, e);
            }
        }
    }

    private List<String> added(Set<String> before) {
        List<String> added = new ArrayList<>(ids());
        added.removeAll(before);
        return added;
    }

    private Set<String> ids() {
        Set<String> ids = new HashSet<>();
        for (Route route : context.getRoutes()) ids.add(route.getRouteId());
        return ids;
    }
}
