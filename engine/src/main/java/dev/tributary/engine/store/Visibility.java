package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_ASSIGNEE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Table;

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
     * A queue as branches of which no two hold the same conversation, each the beginning of one index: a page of each,
     * merged, is a page of the queue, however many conversations there are.
     */
    static List<Branch> branches(Agent agent, Queue queue) {
        if (!agent.active())
            return List.of(new Branch(CONVERSATION, falseCondition(), List.of(CONVERSATION.STATUS), Groups.ANY));
        return switch (queue) {
            case ALL -> {
                List<Branch> unresolved = new ArrayList<>(openable(agent, ConversationStatus.OPEN));
                unresolved.addAll(openable(agent, ConversationStatus.SNOOZED));
                yield unresolved;
            }
            case RESOLVED -> openable(agent, ConversationStatus.RESOLVED);
            case NEW -> unassigned(agent);
            case MINE -> List.of(mine(agent, ConversationStatus.OPEN, noCondition(), Groups.ANY));
            case PRIMARY -> {
                List<Branch> both = new ArrayList<>(unassigned(agent));
                both.add(mine(agent, ConversationStatus.OPEN, noCondition(), Groups.ANY));
                yield both;
            }
        };
    }

    private static List<Branch> openable(Agent agent, ConversationStatus status) {
        if (agent.role().seesAll())
            return List.of(new Branch(CONVERSATION, status(status), List.of(CONVERSATION.STATUS), Groups.ANY));
        List<Branch> branches = new ArrayList<>(groups(agent, status(status), List.of(CONVERSATION.STATUS)));
        branches.add(mine(
                agent,
                status,
                CONVERSATION.GROUP_ID.isNotNull().and(CONVERSATION.GROUP_ID.notIn(agent.groups())),
                Groups.but(agent.groups())));
        return branches;
    }

    private static List<Branch> unassigned(Agent agent) {
        Condition free = status(ConversationStatus.OPEN).and(CONVERSATION.ASSIGNEE_COUNT.eq(0));
        List<Field<?>> same = List.of(CONVERSATION.STATUS, CONVERSATION.ASSIGNEE_COUNT);
        return agent.role().seesAll()
                ? List.of(new Branch(CONVERSATION, free, same, Groups.ANY))
                : groups(agent, free, same);
    }

    private static List<Branch> groups(Agent agent, Condition with, List<Field<?>> then) {
        List<Field<?>> same = new ArrayList<>(List.of(CONVERSATION.GROUP_ID));
        same.addAll(then);
        List<Branch> branches = new ArrayList<>();
        for (UUID group : agent.groups())
            branches.add(new Branch(CONVERSATION, with.and(CONVERSATION.GROUP_ID.eq(group)), same, Groups.of(group)));
        branches.add(new Branch(CONVERSATION, with.and(CONVERSATION.GROUP_ID.isNull()), same, Groups.NONE));
        return branches;
    }

    private static Branch mine(Agent agent, ConversationStatus status, Condition too, Groups groups) {
        return new Branch(
                CONVERSATION_ASSIGNEE.join(CONVERSATION).on(CONVERSATION.ID.eq(CONVERSATION_ASSIGNEE.CONVERSATION_ID)),
                CONVERSATION_ASSIGNEE
                        .AGENT_ID
                        .eq(agent.id())
                        .and(CONVERSATION_ASSIGNEE.STATUS.eq(status.name()))
                        .and(too),
                List.of(CONVERSATION_ASSIGNEE.AGENT_ID, CONVERSATION_ASSIGNEE.STATUS),
                groups);
    }

    /**
     * A part of a queue.
     *
     * @param from where its conversations are found
     * @param which which of them
     * @param same what is the same in all of them: what the index that lists them begins with
     * @param groups of which groups they are
     */
    record Branch(Table<?> from, Condition which, List<Field<?>> same, Groups groups) {
        /** Whether there may be some of these groups among them; of any when there are none given. */
        boolean mayBeOf(Set<UUID> wanted) {
            return wanted.isEmpty() || wanted.stream().anyMatch(groups::mayBe);
        }

        /** The newest first, as its index has them. */
        List<OrderField<?>> newest() {
            boolean assigned = from != CONVERSATION;
            List<OrderField<?>> order = new ArrayList<>();
            same.forEach(field -> order.add(field.desc()));
            order.add((assigned ? CONVERSATION_ASSIGNEE.LAST_ACTIVITY_AT : CONVERSATION.LAST_ACTIVITY_AT).desc());
            order.add((assigned ? CONVERSATION_ASSIGNEE.CONVERSATION_ID : CONVERSATION.ID).desc());
            return order;
        }
    }

    /**
     * Groups: these, or all but these. PostgreSQL does not see by itself that of two lists nothing is in both, and reads all of
     * an agent's own to find none.
     *
     * @param but whether all but these
     * @param these the groups
     */
    record Groups(boolean but, Set<UUID> these) {
        static final Groups ANY = new Groups(true, Set.of());
        static final Groups NONE = new Groups(false, Set.of());

        static Groups of(UUID group) {
            return new Groups(false, Set.of(group));
        }

        static Groups but(Set<UUID> groups) {
            return new Groups(true, groups);
        }

        boolean mayBe(UUID group) {
            return but != these.contains(group);
        }
    }

    /** Whether a conversation is in the queue, asked of few. */
    static Condition in(Agent agent, Queue queue) {
        Condition open = status(ConversationStatus.OPEN);
        return mayOpen(agent)
                .and(
                        switch (queue) {
                            case ALL -> open.or(status(ConversationStatus.SNOOZED));
                            case RESOLVED -> status(ConversationStatus.RESOLVED);
                            case NEW ->
                                open.and(CONVERSATION.ASSIGNEE_COUNT.eq(0)).and(inGroup(agent));
                            case MINE -> open.and(mine(agent));
                            case PRIMARY ->
                                open.and(mine(agent)
                                        .or(CONVERSATION.ASSIGNEE_COUNT.eq(0).and(inGroup(agent))));
                        });
    }

    private static Condition inGroup(Agent agent) {
        return agent.role().seesAll()
                ? noCondition()
                : CONVERSATION.GROUP_ID.isNull().or(CONVERSATION.GROUP_ID.in(agent.groups()));
    }

    static Condition status(ConversationStatus status) {
        return CONVERSATION.STATUS.eq(status.name());
    }

    /** Asked conversation by conversation: both databases would read a list of all that is the agent's first. */
    static Condition mine(Agent agent) {
        return exists(selectOne()
                .from(CONVERSATION_ASSIGNEE)
                .where(
                        CONVERSATION_ASSIGNEE.CONVERSATION_ID.eq(CONVERSATION.ID),
                        CONVERSATION_ASSIGNEE.AGENT_ID.eq(agent.id())));
    }
}
