package dev.tributary.engine.store;

import static dev.tributary.engine.store.Batches.parameter;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_AGENT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_ASSIGNEE;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_TAG;

import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.ConversationLedger;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.ThreadEntry;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.store.schema.tables.records.ConversationAssigneeRecord;
import dev.tributary.engine.store.schema.tables.records.ConversationRecord;
import dev.tributary.engine.store.schema.tables.records.ConversationTagRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.RowCountQuery;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The ledger on its tables. */
@Component
final class JooqConversationLedger implements ConversationLedger {
    private final DSLContext sql;
    private final QueueCountTable counts;
    private final EventLog log;
    private final Clock clock;

    JooqConversationLedger(DSLContext sql, QueueCountTable counts, EventLog log, Clock clock) {
        this.sql = sql;
        this.counts = counts;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Map<UUID, LockedConversation> lock(Set<UUID> conversations) {
        if (!TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("a row is locked until its transaction ends; there is none");
        if (conversations.isEmpty()) return Map.of();
        List<ConversationRecord> rows = sql.selectFrom(CONVERSATION)
                .where(CONVERSATION.ID.in(conversations))
                .orderBy(CONVERSATION.ID)
                .forUpdate()
                .fetch();
        Map<UUID, Labels> labels = labels(conversations);
        Map<UUID, LockedConversation> locked = LinkedHashMap.newLinkedHashMap(rows.size());
        for (ConversationRecord row : rows) {
            Labels of = labels.getOrDefault(row.getId(), Labels.NONE);
            locked.put(row.getId(), LockedConversation.stored(ConversationRows.read(row), of.assignees(), of.tags()));
        }
        return locked;
    }

    /** Assignees and tags in one query. */
    private Map<UUID, Labels> labels(Set<UUID> conversations) {
        Map<UUID, Labels> labels = new HashMap<>();
        sql.select(
                        CONVERSATION_ASSIGNEE.CONVERSATION_ID,
                        CONVERSATION_ASSIGNEE.AGENT_ID,
                        DSL.castNull(SQLDataType.VARCHAR))
                .from(CONVERSATION_ASSIGNEE)
                .where(CONVERSATION_ASSIGNEE.CONVERSATION_ID.in(conversations))
                .unionAll(DSL.select(
                                CONVERSATION_TAG.CONVERSATION_ID, DSL.castNull(SQLDataType.UUID), CONVERSATION_TAG.TAG)
                        .from(CONVERSATION_TAG)
                        .where(CONVERSATION_TAG.CONVERSATION_ID.in(conversations)))
                .forEach(row -> {
                    Labels of = labels.computeIfAbsent(row.value1(), id -> Labels.empty());
                    if (row.value2() != null) of.assignees().add(row.value2());
                    if (row.value3() != null) of.tags().add(row.value3());
                });
        return labels;
    }

    @Override
    public void write(Collection<LockedConversation> conversations) {
        Instant now = clock.instant();
        List<ConversationRecord> fresh = new ArrayList<>();
        List<ConversationRecord> changed = new ArrayList<>();
        MessageRows messages = new MessageRows(now);
        List<NewEvent> events = new ArrayList<>();
        for (LockedConversation conversation : conversations) {
            (conversation.fresh() ? fresh : changed).add(ConversationRows.write(conversation));
            conversation.placed().forEach(placed -> messages.add(conversation.columns(), placed));
            events.addAll(conversation.events());
        }
        Batches.insert(sql, fresh);
        Batches.update(sql, changed);
        counts.add(conversations);
        moveAssigned(conversations);
        writeLabels(conversations, now);
        Upserts.addAll(
                sql,
                conversations.stream()
                        .flatMap(one -> busy(one).map(agent -> work(one.id(), agent)))
                        .toList());
        messages.insert(sql);
        log.append(events);
    }

    /** What its assignees' lists go by, where it has moved. */
    private void moveAssigned(Collection<LockedConversation> conversations) {
        List<LockedConversation> moved = conversations.stream()
                .filter(one -> !one.fresh() && !one.storedAssignees().isEmpty())
                .filter(one -> one.columns().status() != one.storedStatus()
                        || !one.columns().lastActivityAt().equals(one.storedActivity()))
                .toList();
        if (moved.isEmpty()) return;
        // one statement with parameters: the database has parsed it before
        BatchBindStep batch = sql.batch(sql.update(CONVERSATION_ASSIGNEE)
                .set(CONVERSATION_ASSIGNEE.STATUS, parameter(CONVERSATION_ASSIGNEE.STATUS))
                .set(CONVERSATION_ASSIGNEE.LAST_ACTIVITY_AT, parameter(CONVERSATION_ASSIGNEE.LAST_ACTIVITY_AT))
                .where(CONVERSATION_ASSIGNEE.CONVERSATION_ID.eq(parameter(CONVERSATION_ASSIGNEE.CONVERSATION_ID))));
        for (LockedConversation one : moved)
            batch = batch.bind(
                    one.columns().status().name(), Moments.column(one.columns().lastActivityAt()), one.id());
        batch.execute();
    }

    /** Who begins to work on it: it is found by them even after they have left it. */
    private static Stream<UUID> busy(LockedConversation conversation) {
        Set<UUID> agents = less(conversation.assignees(), conversation.storedAssignees());
        for (LockedConversation.Placed placed : conversation.placed())
            if (placed.entry() instanceof ThreadEntry.Written written
                    && written.kind() == MessageKind.OUTBOUND
                    && written.writer().author() == Author.AGENT
                    && written.writer().id() != null)
                agents.add(written.writer().id());
        return agents.stream().sorted();
    }

    private RowCountQuery work(UUID conversation, UUID agent) {
        return Upserts.in(sql)
                .insertInto(CONVERSATION_AGENT, CONVERSATION_AGENT.CONVERSATION_ID, CONVERSATION_AGENT.AGENT_ID)
                .values(conversation, agent)
                .onConflictDoNothing();
    }

    /** What comes is written together; what goes, which is rare, by itself. */
    private void writeLabels(Collection<LockedConversation> conversations, Instant now) {
        List<ConversationAssigneeRecord> assigned = new ArrayList<>();
        List<ConversationTagRecord> tagged = new ArrayList<>();
        for (LockedConversation conversation : conversations) {
            UUID id = conversation.id();
            Set<UUID> gone = less(conversation.storedAssignees(), conversation.assignees());
            if (!gone.isEmpty())
                sql.deleteFrom(CONVERSATION_ASSIGNEE)
                        .where(CONVERSATION_ASSIGNEE.CONVERSATION_ID.eq(id), CONVERSATION_ASSIGNEE.AGENT_ID.in(gone))
                        .execute();
            for (UUID agent : less(conversation.assignees(), conversation.storedAssignees()))
                assigned.add(new ConversationAssigneeRecord(
                        id,
                        agent,
                        Moments.column(now),
                        conversation.columns().status().name(),
                        Moments.column(conversation.columns().lastActivityAt())));
            Set<String> off = less(conversation.storedTags(), conversation.tags());
            if (!off.isEmpty())
                sql.deleteFrom(CONVERSATION_TAG)
                        .where(CONVERSATION_TAG.CONVERSATION_ID.eq(id), CONVERSATION_TAG.TAG.in(off))
                        .execute();
            for (String tag : less(conversation.tags(), conversation.storedTags()))
                tagged.add(new ConversationTagRecord(id, tag));
        }
        Batches.insert(sql, assigned);
        Batches.insert(sql, tagged);
    }

    private static <T> Set<T> less(Set<T> whole, Set<T> part) {
        Set<T> rest = new LinkedHashSet<>(whole);
        rest.removeAll(part);
        return rest;
    }

    private record Labels(Set<UUID> assignees, Set<String> tags) {
        static final Labels NONE = new Labels(Set.of(), Set.of());

        static Labels empty() {
            return new Labels(new LinkedHashSet<>(), new LinkedHashSet<>());
        }
    }
}
