package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_ASSIGNEE;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_TAG;
import static dev.tributary.engine.store.schema.Tables.DRAFT;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.SEEN;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.Priority;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.conversation.QueueStore;
import dev.tributary.engine.store.schema.tables.records.ConversationRecord;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** {@link QueueStore}: a page is a query for its ids, one for its rows and one each for what hangs on them, however long it is. */
@Component
final class QueueTables implements QueueStore {
    /** Unread is counted among the newest messages only: nobody reads "7,031 unread" as more than "very many". */
    private static final long UNREAD_HORIZON = 200;

    private final DSLContext sql;
    private final QueueCountTable counts;

    QueueTables(DSLContext sql, QueueCountTable counts) {
        this.sql = sql;
        this.counts = counts;
    }

    @Override
    public Map<Queue, Integer> counts(Agent agent) {
        return counts.of(agent);
    }

    @Override
    public List<ConversationRow> page(Agent agent, Queue queue, int offset, int limit) {
        return rows(agent, page(Visibility.branches(agent, queue), DSL.noCondition(), offset, limit));
    }

    /** The rows of these, latest activity first. */
    List<ConversationRow> rows(Agent agent, List<UUID> conversations) {
        return conversations.isEmpty()
                ? List.of()
                : rows(agent, CONVERSATION.ID.in(conversations), conversations.size());
    }

    /** Ids of a page of those in these branches of a queue of which this holds too; the rows are looked up by them. */
    List<UUID> page(List<Visibility.Branch> branches, Condition too, int offset, int limit) {
        if (branches.isEmpty()) return List.of();
        Table<Record2<UUID, OffsetDateTime>> wanted = merged(branches, too, offset + limit);
        return sql.select(wanted.field(CONVERSATION.ID))
                .from(wanted)
                .orderBy(
                        Objects.requireNonNull(wanted.field(CONVERSATION.LAST_ACTIVITY_AT))
                                .desc(),
                        Objects.requireNonNull(wanted.field(CONVERSATION.ID)).desc())
                .limit(limit)
                .offset(offset)
                .fetch(Record1::value1);
    }

    /** The beginnings of branches. */
    private Table<Record2<UUID, OffsetDateTime>> merged(List<Visibility.Branch> branches, Condition too, int most) {
        Select<Record2<UUID, OffsetDateTime>> merged = null;
        for (Visibility.Branch branch : branches) {
            // a derived table of its own: H2 applies the limit of a bare union's part to the whole union
            var part = sql.selectFrom(sql.select(CONVERSATION.ID, CONVERSATION.LAST_ACTIVITY_AT)
                    .from(branch.from())
                    .where(branch.which().and(too))
                    .orderBy(branch.newest())
                    .limit(most)
                    .asTable("part"));
            merged = merged == null ? part : merged.unionAll(part);
        }
        return Objects.requireNonNull(merged).asTable("wanted");
    }

    @Override
    public Optional<ConversationRow> row(Agent agent, UUID conversation) {
        return rows(agent, select(CONVERSATION.ID.eq(conversation).and(Visibility.mayOpen(agent)), 1)).stream()
                .findFirst();
    }

    @Override
    public List<ConversationRow> earlier(Agent agent, UUID contact, UUID except, int limit) {
        return rows(
                agent,
                select(
                        CONVERSATION
                                .CONTACT_ID
                                .eq(contact)
                                .and(CONVERSATION.ID.ne(except))
                                .and(Visibility.mayOpen(agent)),
                        limit));
    }

    /** Rows of which this holds, latest activity first. */
    List<ConversationRow> rows(Agent agent, Condition which, int limit) {
        return rows(agent, select(which, limit));
    }

    private Result<Record> select(Condition which, int limit) {
        return sql.select(CONVERSATION.fields())
                .select(CONTACT.NAME, CONTACT.EMAIL)
                .from(CONVERSATION)
                .join(CONTACT)
                .on(CONTACT.ID.eq(CONVERSATION.CONTACT_ID))
                .where(which)
                .orderBy(CONVERSATION.LAST_ACTIVITY_AT.desc(), CONVERSATION.ID.desc())
                .limit(limit)
                .fetch();
    }

    private List<ConversationRow> rows(Agent agent, Result<Record> found) {
        if (found.isEmpty()) return List.of();
        List<UUID> ids = found.getValues(CONVERSATION.ID);
        Map<UUID, List<UUID>> assignees = sql.select(
                        CONVERSATION_ASSIGNEE.CONVERSATION_ID, CONVERSATION_ASSIGNEE.AGENT_ID)
                .from(CONVERSATION_ASSIGNEE)
                .where(CONVERSATION_ASSIGNEE.CONVERSATION_ID.in(ids))
                .orderBy(CONVERSATION_ASSIGNEE.ASSIGNED_AT, CONVERSATION_ASSIGNEE.AGENT_ID)
                .fetchGroups(CONVERSATION_ASSIGNEE.CONVERSATION_ID, CONVERSATION_ASSIGNEE.AGENT_ID);
        Map<UUID, List<String>> tags = sql.select(CONVERSATION_TAG.CONVERSATION_ID, CONVERSATION_TAG.TAG)
                .from(CONVERSATION_TAG)
                .where(CONVERSATION_TAG.CONVERSATION_ID.in(ids))
                .orderBy(CONVERSATION_TAG.TAG)
                .fetchGroups(CONVERSATION_TAG.CONVERSATION_ID, CONVERSATION_TAG.TAG);
        Set<UUID> drafts = new HashSet<>(sql.select(DRAFT.CONVERSATION_ID)
                .from(DRAFT)
                .where(DRAFT.CONVERSATION_ID.in(ids).and(DRAFT.AGENT_ID.eq(agent.id())))
                .fetch(DRAFT.CONVERSATION_ID));
        Map<UUID, Integer> unread = unread(sql, agent.id(), ids).fetchMap(Record2::value1, Record2::value2);
        return found.map(row -> {
            ConversationRecord conversation = row.into(CONVERSATION);
            UUID id = conversation.getId();
            List<UUID> assigned = assignees.getOrDefault(id, List.of());
            return new ConversationRow(
                    id,
                    conversation.getNumber(),
                    ConversationStatus.valueOf(conversation.getStatus()),
                    Priority.valueOf(conversation.getPriority()),
                    conversation.getContactId(),
                    name(row),
                    conversation.getChannel(),
                    conversation.getPreview(),
                    Author.valueOf(conversation.getPreviewBy()),
                    conversation.getPreviewById(),
                    conversation.getLastActivityAt().toInstant(),
                    Moments.instantOrNull(conversation.getWaitingSince()),
                    unread.getOrDefault(id, 0),
                    assigned,
                    conversation.getGroupId(),
                    tags.getOrDefault(id, List.of()),
                    drafts.contains(id),
                    Permissions.mayResolve(agent, assigned),
                    conversation.getRating());
        });
    }

    /** How many of each the agent has not read; answered by one index alone. */
    static Select<Record2<UUID, Integer>> unread(DSLContext sql, UUID agent, List<UUID> ids) {
        return sql.select(MESSAGE.CONVERSATION_ID, count())
                .from(CONVERSATION)
                .leftJoin(SEEN)
                .on(SEEN.CONVERSATION_ID.eq(CONVERSATION.ID).and(SEEN.AGENT_ID.eq(agent)))
                .join(MESSAGE)
                .on(MESSAGE.CONVERSATION_ID.eq(CONVERSATION.ID))
                .and(MESSAGE.SEQ.gt(
                        greatest(coalesce(SEEN.SEQ, inline(0L)), CONVERSATION.LAST_SEQ.minus(UNREAD_HORIZON))))
                .and(MESSAGE.KIND.eq(MessageKind.INBOUND.name()))
                .where(CONVERSATION.ID.in(ids))
                .groupBy(MESSAGE.CONVERSATION_ID);
    }

    private static String name(Record row) {
        String name = row.get(CONTACT.NAME);
        if (name != null) return name;
        String email = row.get(CONTACT.EMAIL);
        return email == null ? "" : email;
    }
}
