package dev.tributary.engine.conversation;

import dev.tributary.engine.access.Departure;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What becomes of the conversations of an agent who is switched off: those that are not resolved lose them as an assignee,
 * each in a transaction of its own; one that was only theirs is New again in its group.
 */
@Component
final class Bequest implements Departure {
    private static final int AT_ONCE = 200;

    private final Handling handling;
    private final DeskStore store;

    Bequest(Handling handling, DeskStore store) {
        this.handling = handling;
        this.store = store;
    }

    @Override
    public void left(UUID actor, UUID agent) {
        List<UUID> theirs = store.unresolvedOf(agent, AT_ONCE);
        while (!theirs.isEmpty()) {
            for (UUID conversation : theirs) handling.release(actor, conversation, agent);
            theirs = theirs.size() < AT_ONCE ? List.of() : store.unresolvedOf(agent, AT_ONCE);
        }
    }
}
