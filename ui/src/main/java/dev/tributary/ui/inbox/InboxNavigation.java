package dev.tributary.ui.inbox;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.ui.common.RailEntry;
import org.springframework.stereotype.Component;

/** The inbox on the rail, with the number of new conversations. */
@Component
public final class InboxNavigation implements RailEntry {
    private final Inbox inbox;

    InboxNavigation(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String icon() {
        return "chat";
    }

    @Override
    public String textKey() {
        return "inbox.title";
    }

    @Override
    public String path() {
        return "inbox";
    }

    @Override
    public boolean holds(String address) {
        return address.isEmpty() || RailEntry.super.holds(address);
    }

    @Override
    public int badge(Agent agent) {
        return inbox.counts(agent.id()).getOrDefault(Queue.NEW, 0);
    }
}
