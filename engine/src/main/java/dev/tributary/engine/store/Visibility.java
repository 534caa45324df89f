package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_ASSIGNEE;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;

/** {@link dev.tributary.engine.access.Permissions#mayOpen} and the queues, as SQL. */
final class Visibility {
    private Visibility() {}

    /** Whether the agent may open the conversation. */
    static Condition mayOpen(Agent agent) {
        if (!agent.active()) return falseCondition();
        if (agent.role().seesAll()) return trueCondition();
        return CONVERSATION
                .GROUP_ID
                .isNull()
                .or(CONVERSATION.GROUP_ID.in(agent.groups()))
                .or(mine(agent));
    }

    /**
     * A queue as conditions of which no two hold for the same conversation, each of a shape that one index answers in
     * order: a page of each, merged, is a page of the queue, however many conversations there are.
     */
    static List<Condition> branches(Agent agent, Queue queue) {
        if (!agent.active()) return List.of(falseCondition());
        return switch (queue) {
            case ALL -> {
                List<Condition> unresolved = new ArrayList<>(openable(agent, status(ConversationStatus.OPEN)));
                unresolved.addAll(openable(agent, status(ConversationStatus.SNOOZED)));
                yield unresolved;
            }
            case RESOLVED -> openable(agent, status(ConversationStatus.RESOLVED));
            case NEW -> unassigned(agent);
            case MINE -> List.of(status(ConversationStatus.OPEN).and(mine(agent)));
            case PRIMARY -> {
                List<Condition> both = new ArrayList<>(unassigned(agent));
                both.add(status(ConversationStatus.OPEN).and(mine(agent)));
                yield both;
            }
        };
    }

    private static List<Condition> openable(Agent agent, Condition status) {
        if (agent.role().seesAll()) return List.of(status);
        List<Condition> branches = new ArrayList<>(groups(agent, status));
        branches.add(status.and(CONVERSATION.GROUP_ID.isNotNull())
                .and(CONVERSATION.GROUP_ID.notIn(agent.groups()))
                .and(mine(agent)));
        return branches;
    }

    private static List<Condition> unassigned(Agent agent) {
        Condition free = status(ConversationStatus.OPEN).and(CONVERSATION.ASSIGNEE_COUNT.eq(0));
        return agent.role().seesAll() ? List.of(free) : groups(agent, free);
    }

    private static List<Condition> groups(Agent agent, Condition with) {
        List<Condition> branches = new ArrayList<>();
        for (UUID group : agent.groups()) branches.add(with.and(CONVERSATION.GROUP_ID.eq(group)));
        branches.add(with.and(CONVERSATION.GROUP_ID.isNull()));
        return branches;
    }

    static Condition status(ConversationStatus status) {
        return CONVERSATION.STATUS.eq(status.name());
    }

    static Condition mine(Agent agent) {
        return CONVERSATION.ID.in(select(CONVERSATION_ASSIGNEE.CONVERSATION_ID)
                .from(CONVERSATION_ASSIGNEE)
                .where(CONVERSATION_ASSIGNEE.AGENT_ID.eq(agent.id())));
    }
}
