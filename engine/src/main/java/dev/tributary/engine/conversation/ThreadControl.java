package dev.tributary.engine.conversation;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.spi.ChannelHost;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes over a customer whom another app answers, and hands them back. The other side is asked outside any transaction. */
@Component
final class ThreadControl {
    private final DeskWork work;
    private final Permissions permissions;
    private final QueueStore queues;
    private final ReplyRoutes routes;
    private final CustomerStore customers;
    /** The routes may not be there (command line, tests of the engine): then nothing can be taken over. */
    private final ObjectProvider<ChannelHost> host;

    ThreadControl(
            DeskWork work,
            Permissions permissions,
            QueueStore queues,
            ReplyRoutes routes,
            CustomerStore customers,
            ObjectProvider<ChannelHost> host) {
        this.work = work;
        this.permissions = permissions;
        this.queues = queues;
        this.routes = routes;
        this.customers = customers;
        this.host = host;
    }

    /** Takes over, or hands back. */
    void control(UUID agent, UUID conversation, boolean take) {
        UUID contact = queues.row(permissions.active(agent), conversation)
                .orElseThrow(() -> new CommandRefused(Reason.NOT_VISIBLE))
                .contactId();
        ReplyRoute way = way(conversation, contact);
        ChannelHost channels = host.getIfAvailable();
        if (way == null || channels == null) throw new CommandRefused(Reason.NOT_FOUND);
        Optional<String> refused = channels.control(way.accountId(), way.recipient(), take);
        if (refused.isPresent()) throw refusal(refused.get());
        work.change(agent, conversation, turn -> {
            customers.owned(way.accountId(), way.recipient(), take ? null : "", turn.now());
            turn.conversation().log(EventKind.CONVERSATION_CHANGED, agent, "owner");
            turn.tell(take ? "event.thread_taken_over" : "event.thread_handed_back", Map.of());
        });
    }

    private static CommandRefused refusal(String why) {
        return why.isBlank()
                ? new CommandRefused(Reason.OTHER_SIDE_SILENT)
                : new CommandRefused(Reason.OTHER_SIDE_REFUSED, why);
    }

    private @Nullable ReplyRoute way(UUID conversation, UUID contact) {
        return routes.of(conversation, contact).stream()
                .filter(ReplyRoute::shared)
                .findFirst()
                .orElse(null);
    }
}
