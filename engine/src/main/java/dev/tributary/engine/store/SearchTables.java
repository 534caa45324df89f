package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CHANNEL_ACCOUNT;
import static dev.tributary.engine.store.schema.Tables.CONTACT_TAG;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_TAG;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectOne;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.search.SearchQuery;
import dev.tributary.engine.search.SearchStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/** {@link SearchStore}: a queue and what is looked for, as one query. */
@Component
final class SearchTables implements SearchStore {
    private final DSLContext sql;
    private final QueueTables queues;
    private final FreshPlans plans;
    private final FewFirst first;

    SearchTables(DSLContext sql, QueueTables queues, FreshPlans plans, FewFirst first) {
        this.first = first;
        this.sql = sql;
        this.plans = plans;
        this.queues = queues;
    }

    @Override
    public List<ConversationRow> page(Agent agent, Queue queue, SearchQuery query, int offset, int limit) {
        Optional<Set<UUID>> few = first.of(query);
        if (few.isPresent())
            return queues.rows(agent, which(agent, queue, query, few.get()), offset + limit).stream()
                    .skip(offset)
                    .toList();
        return queues.rows(
                agent, plans.of(() -> queues.page(branches(agent, queue, query), Filters.of(query), offset, limit)));
    }

    private static List<Visibility.Branch> branches(Agent agent, Queue queue, SearchQuery query) {
        return Visibility.branches(agent, queue).stream()
                .filter(branch -> branch.mayBeOf(query.groups()))
                .toList();
    }

    @Override
    public Set<UUID> among(Agent agent, Queue queue, SearchQuery query, Collection<UUID> conversations) {
        return sql.select(CONVERSATION.ID)
                .from(CONVERSATION)
                .where(which(agent, queue, query, conversations))
                .fetchSet(CONVERSATION.ID);
    }

    private static Condition which(Agent agent, Queue queue, SearchQuery query, Collection<UUID> conversations) {
        return CONVERSATION.ID.in(conversations).and(Filters.ofEach(query)).and(Visibility.in(agent, queue));
    }

    @Override
    public Map<UUID, ConversationRow> rows(Agent agent, Collection<UUID> conversations) {
        return queues
                .rows(agent, CONVERSATION.ID.in(conversations).and(Visibility.mayOpen(agent)), conversations.size())
                .stream()
                .collect(Collectors.toMap(ConversationRow::id, row -> row));
    }

    @Override
    public int count(Agent agent, Queue queue, SearchQuery query, int most) {
        Optional<Set<UUID>> few = first.of(query);
        if (few.isPresent()) return Math.min(most, sql.fetchCount(CONVERSATION, which(agent, queue, query, few.get())));
        return plans.of(() -> counted(agent, queue, query, most));
    }

    private int counted(Agent agent, Queue queue, SearchQuery query, int most) {
        Condition filter = Filters.of(query);
        int count = 0;
        for (Visibility.Branch branch : branches(agent, queue, query)) {
            if (count == most) break;
            Select<Record1<Integer>> found = selectOne()
                    .from(branch.from())
                    .where(branch.which().and(filter))
                    .limit(most - count);
            count += sql.fetchCount(found);
        }
        return count;
    }

    @Override
    public List<String> tags(Agent agent) {
        return tags(agent, CONVERSATION_TAG.TAG, CONVERSATION.ID.eq(CONVERSATION_TAG.CONVERSATION_ID));
    }

    @Override
    public List<String> contactTags(Agent agent) {
        return tags(agent, CONTACT_TAG.TAG, CONVERSATION.CONTACT_ID.eq(CONTACT_TAG.CONTACT_ID));
    }

    /** The tags of which there is something that the agent may open: for each, the first that is found will do. */
    private List<String> tags(Agent agent, TableField<?, String> tag, Condition tagged) {
        Table<Record1<String>> all = selectDistinct(tag).from(tag.getTable()).asTable("tags");
        Field<String> each = all.field(tag);
        return sql.select(each)
                .from(all)
                .whereExists(selectOne()
                        .from(tag.getTable())
                        .join(CONVERSATION)
                        .on(tagged)
                        .where(tag.eq(each), Visibility.mayOpen(agent)))
                .orderBy(each)
                .fetch(each);
    }

    @Override
    public List<String> channels() {
        return sql.selectDistinct(CHANNEL_ACCOUNT.CHANNEL)
                .from(CHANNEL_ACCOUNT)
                .orderBy(CHANNEL_ACCOUNT.CHANNEL)
                .fetch(CHANNEL_ACCOUNT.CHANNEL);
    }
}
