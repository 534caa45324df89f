package dev.tributary.engine.conversation;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
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
    private final ReplyRoutes routes;
    private final CustomerStore customers;
    /** The routes may not be there (command line, tests of the engine): then nothing can be taken over. */
    private final ObjectProvider<ChannelHost> host;

    ThreadControl(DeskWork work, ReplyRoutes routes, CustomerStore customers, ObjectProvider<ChannelHost> host) {
        this.work = work;
        this.routes = routes;
        this.customers = customers;
        this.host = host;
    }

    /** Takes over, or hands back. */
    void control(UUID agent, UUID conversation, boolean take) {
        @Nullable UUID[] contact = new UUID[1];
        work.change(
                agent,
                conversation,
                turn -> contact[0] = turn.conversation().columns().contactId());
        ReplyRoute way = contact[0] == null ? null : way(conversation, contact[0]);
        ChannelHost channels = host.getIfAvailable();
        if (way == null || channels == null) throw new CommandRefused(Reason.NOT_FOUND);
        Optional<String> refused = channels.control(way.accountId(), way.recipient(), take);
        if (refused.isPresent()) throw new CommandRefused(Reason.OTHER_SIDE_REFUSED, refused.get());
        work.change(agent, conversation, turn -> {
            customers.owned(way.accountId(), way.recipient(), take ? null : "", turn.now());
            turn.conversation().log(EventKind.CONVERSATION_CHANGED, agent, "owner");
            turn.tell(take ? "event.thread_taken_over" : "event.thread_handed_back", Map.of());
        });
    }

    private @Nullable ReplyRoute way(UUID conversation, UUID contact) {
        return routes.of(conversation, contact).stream()
                .filter(ReplyRoute::shared)
                .findFirst()
                .orElse(null);
    }
}
