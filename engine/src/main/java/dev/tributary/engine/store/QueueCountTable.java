package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.QUEUE_COUNT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.store.schema.tables.records.QueueCountRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many conversations the queues hold, without counting them. A transaction that makes or moves conversations adds what
 * that changes, and the numbers are right as soon as it has committed. It adds rows and touches none, so that two never wait
 * for each other; when there are many rows, whoever reads them has them drawn together.
 */
@Component
final class QueueCountTable {
    private static final int MANY = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(QueueCountTable.class);

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final AtomicBoolean drawing = new AtomicBoolean();

    QueueCountTable(DSLContext sql, TransactionTemplate transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** What is counted together: by its group, or for an assignee. */
    private record Pile(@Nullable UUID group, @Nullable UUID agent, String status, boolean free) {}

    /** Adds what changed in these since they were locked. Part of the transaction that writes them. */
    void add(Collection<LockedConversation> conversations) {
        Map<Pile, Integer> changes = new HashMap<>();
        for (LockedConversation one : conversations) {
            if (!one.fresh()) put(changes, one.storedGroup(), one.storedStatus(), one.storedAssignees(), -1);
            put(changes, one.columns().groupId(), one.columns().status(), one.assignees(), 1);
        }
        write(changes);
    }

    private static void put(
            Map<Pile, Integer> piles,
            @Nullable UUID group,
            ConversationStatus status,
            Set<UUID> assignees,
            int number) {
        piles.merge(new Pile(group, null, status.name(), assignees.isEmpty()), number, Integer::sum);
        for (UUID agent : assignees) piles.merge(new Pile(group, agent, status.name(), false), number, Integer::sum);
    }

    private void write(Map<Pile, Integer> piles) {
        List<QueueCountRecord> rows = new ArrayList<>();
        piles.forEach((pile, number) -> {
            if (number == 0) return;
            QueueCountRecord row = new QueueCountRecord();
            row.setGroupId(pile.group());
            row.setAgentId(pile.agent());
            row.setStatus(pile.status());
            row.setFree(pile.free());
            row.setNumber(number);
            rows.add(row);
        });
        Batches.insert(sql, rows);
    }

    /** How many conversations each queue of the agent holds. */
    Map<Queue, Integer> of(Agent agent) {
        Map<Queue, Integer> counts = new EnumMap<>(Queue.class);
        for (Queue queue : Queue.values()) counts.put(queue, 0);
        if (!agent.active()) return counts;
        int[] rows = new int[1];
        sql.select(
                        QUEUE_COUNT.GROUP_ID,
                        QUEUE_COUNT.AGENT_ID,
                        QUEUE_COUNT.STATUS,
                        QUEUE_COUNT.FREE,
                        sum(QUEUE_COUNT.NUMBER),
                        count())
                .from(QUEUE_COUNT)
                .where(QUEUE_COUNT.AGENT_ID.isNull().or(QUEUE_COUNT.AGENT_ID.eq(agent.id())))
                .groupBy(QUEUE_COUNT.GROUP_ID, QUEUE_COUNT.AGENT_ID, QUEUE_COUNT.STATUS, QUEUE_COUNT.FREE)
                .forEach(row -> {
                    Pile pile = new Pile(row.value1(), row.value2(), row.value3(), row.value4());
                    include(counts, agent, pile, row.value5().intValue());
                    rows[0] += row.value6();
                });
        if (rows[0] > MANY) drawTogetherSoon();
        return counts;
    }

    /** The same as {@link Visibility}, in plain words. */
    private static void include(Map<Queue, Integer> counts, Agent agent, Pile pile, int number) {
        boolean mine = pile.agent() != null;
        boolean shared =
                agent.role().seesAll() || pile.group() == null || agent.groups().contains(pile.group());
        boolean open = pile.status().equals(ConversationStatus.OPEN.name());
        if (mine && open) {
            counts.merge(Queue.MINE, number, Integer::sum);
            counts.merge(Queue.PRIMARY, number, Integer::sum);
        }
        if (!mine && shared && open && pile.free()) {
            counts.merge(Queue.NEW, number, Integer::sum);
            counts.merge(Queue.PRIMARY, number, Integer::sum);
        }
        // what is shared is counted by its group, what is only mine by me
        if (mine == shared) return;
        boolean resolved = pile.status().equals(ConversationStatus.RESOLVED.name());
        counts.merge(resolved ? Queue.RESOLVED : Queue.ALL, number, Integer::sum);
    }

    private void drawTogetherSoon() {
        if (!drawing.compareAndSet(false, true)) return;
        Thread.ofVirtual().name("queue-counts").start(() -> {
            try {
                drawTogether();
            } catch (RuntimeException e) {
                LOG.debug("the counts of queues stay as they are", e);
            } finally {
                drawing.set(false);
            }
        });
    }

    /** Puts one row in the place of many. Rows that somebody else is drawing together are left to them. */
    void drawTogether() {
        transactions.executeWithoutResult(status -> {
            Map<Pile, Integer> piles = new HashMap<>();
            List<Long> ids = new ArrayList<>();
            sql.selectFrom(QUEUE_COUNT).forUpdate().skipLocked().forEach(row -> {
                ids.add(row.getId());
                piles.merge(
                        new Pile(row.getGroupId(), row.getAgentId(), row.getStatus(), row.getFree()),
                        row.getNumber(),
                        Integer::sum);
            });
            for (int from = 0; from < ids.size(); from += MANY)
                sql.deleteFrom(QUEUE_COUNT)
                        .where(QUEUE_COUNT.ID.in(ids.subList(from, Math.min(ids.size(), from + MANY))))
                        .execute();
            write(piles);
        });
    }
}
