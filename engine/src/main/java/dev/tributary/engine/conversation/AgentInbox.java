package dev.tributary.engine.conversation;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.conversation.CustomerStore.HeadFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** {@link Inbox}: lets the agent in, then reads. A conversation that is not there is refused like one that is not theirs. */
@Component
final class AgentInbox implements Inbox {
    private static final int LONGEST_PAGE = 500;
    private static final int EARLIER = 20;

    private final Permissions permissions;
    private final QueueStore queues;
    private final ThreadStore threads;
    private final CustomerStore customers;
    private final ReplyRoutes routes;

    AgentInbox(
            Permissions permissions,
            QueueStore queues,
            ThreadStore threads,
            CustomerStore customers,
            ReplyRoutes routes) {
        this.permissions = permissions;
        this.queues = queues;
        this.threads = threads;
        this.customers = customers;
        this.routes = routes;
    }

    @Override
    public Map<Queue, Integer> counts(UUID agent) {
        return queues.counts(permissions.active(agent));
    }

    @Override
    public List<ConversationRow> page(UUID agent, Queue queue, int offset, int limit) {
        return queues.page(permissions.active(agent), queue, Math.max(0, offset), page(limit));
    }

    @Override
    public Optional<ConversationRow> row(UUID agent, UUID conversation) {
        return queues.row(permissions.active(agent), conversation);
    }

    @Override
    public ConversationHead head(UUID agent, UUID conversation) {
        ConversationRow row = open(agent, conversation);
        HeadFacts facts = customers.head(conversation, agent);
        return new ConversationHead(
                row,
                facts.subject(),
                facts.lastSeq(),
                facts.seenSeq(),
                routes.of(conversation, row.contactId()),
                facts.resolvedBy(),
                facts.resolvedAt(),
                facts.pictured());
    }

    @Override
    public List<ThreadMessage> thread(UUID agent, UUID conversation, long beforeSeq, int limit) {
        open(agent, conversation);
        return threads.before(conversation, beforeSeq, page(limit));
    }

    @Override
    public List<ThreadMessage> threadAfter(UUID agent, UUID conversation, long afterSeq, int limit) {
        open(agent, conversation);
        return threads.after(conversation, afterSeq, page(limit));
    }

    @Override
    public Optional<ThreadMessage> message(UUID agent, UUID message) {
        Agent who = permissions.active(agent);
        return threads.conversationOf(message)
                .flatMap(conversation -> queues.row(who, conversation))
                .flatMap(row -> threads.message(message));
    }

    @Override
    public Optional<String> html(UUID agent, UUID message) {
        open(agent, threads.conversationOf(message).orElseThrow(AgentInbox::notVisible));
        return threads.html(message);
    }

    @Override
    public FileContent file(UUID agent, UUID attachment) {
        open(agent, threads.conversationOfFile(attachment).orElseThrow(AgentInbox::notVisible));
        return threads.file(attachment).orElseThrow(AgentInbox::notVisible);
    }

    @Override
    public ContactCard card(UUID agent, UUID conversation) {
        Agent who = permissions.active(agent);
        UUID contact = queues.row(who, conversation)
                .orElseThrow(AgentInbox::notVisible)
                .contactId();
        return customers.card(contact, queues.earlier(who, contact, conversation, EARLIER));
    }

    @Override
    public Optional<Picture> picture(UUID agent, UUID conversation) {
        return customers.picture(open(agent, conversation).contactId());
    }

    @Override
    public Optional<Draft> draft(UUID agent, UUID conversation) {
        open(agent, conversation);
        return customers.draft(conversation, agent);
    }

    private ConversationRow open(UUID agent, UUID conversation) {
        return queues.row(permissions.active(agent), conversation).orElseThrow(AgentInbox::notVisible);
    }

    private static int page(int limit) {
        return Math.clamp(limit, 0, LONGEST_PAGE);
    }

    private static CommandRefused notVisible() {
        return new CommandRefused(Reason.NOT_VISIBLE);
    }
}
