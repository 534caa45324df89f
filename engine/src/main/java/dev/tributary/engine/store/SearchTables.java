package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CHANNEL_ACCOUNT;
import static dev.tributary.engine.store.schema.Tables.CONTACT_TAG;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static org.jooq.impl.DSL.selectOne;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.search.SearchQuery;
import dev.tributary.engine.search.SearchStore;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.springframework.stereotype.Component;

/** {@link SearchStore}: a queue and what is looked for, as one query. */
@Component
final class SearchTables implements SearchStore {
    private final DSLContext sql;
    private final QueueTables queues;

    SearchTables(DSLContext sql, QueueTables queues) {
        this.sql = sql;
        this.queues = queues;
    }

    @Override
    public List<ConversationRow> page(Agent agent, Queue queue, SearchQuery query, int offset, int limit) {
        return queues.page(agent, queue, Filters.of(query), offset, limit);
    }

    @Override
    public int count(Agent agent, Queue queue, SearchQuery query, int most) {
        Condition filter = Filters.of(query);
        int count = 0;
        for (Condition branch : Visibility.branches(agent, queue)) {
            if (count == most) break;
            Select<Record1<Integer>> found =
                    selectOne().from(CONVERSATION).where(branch.and(filter)).limit(most - count);
            count += sql.fetchCount(found);
        }
        return count;
    }

    @Override
    public List<String> tags() {
        return queues.tags();
    }

    @Override
    public List<String> contactTags() {
        return sql.selectDistinct(CONTACT_TAG.TAG)
                .from(CONTACT_TAG)
                .orderBy(CONTACT_TAG.TAG)
                .fetch(CONTACT_TAG.TAG);
    }

    @Override
    public List<String> channels() {
        return sql.selectDistinct(CHANNEL_ACCOUNT.CHANNEL)
                .from(CHANNEL_ACCOUNT)
                .orderBy(CHANNEL_ACCOUNT.CHANNEL)
                .fetch(CHANNEL_ACCOUNT.CHANNEL);
    }
}
