package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CONTACT_TAG;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_ADDRESS;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_AGENT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_ASSIGNEE;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_PAGE;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_TAG;
import static dev.tributary.engine.store.schema.Tables.SEEN_PAGE;

import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.privacy.NetworkAddress;
import dev.tributary.engine.search.FacetSource;
import dev.tributary.engine.search.Facets;
import dev.tributary.engine.search.PageAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link FacetSource} on the tables: one query for the conversations and one each for what hangs on them. */
@Component
final class FacetTables implements FacetSource {
    /** As many conversations of one customer are written anew when the customer's tags change. */
    private static final int MOST_OF_CONTACT = 500;

    private final DSLContext sql;

    FacetTables(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Facets> conversations(Collection<UUID> ids) {
        if (ids.isEmpty()) return List.of();
        Map<UUID, Set<UUID>> assignees =
                byConversation(CONVERSATION_ASSIGNEE.CONVERSATION_ID, CONVERSATION_ASSIGNEE.AGENT_ID, ids);
        Map<UUID, Set<UUID>> workers =
                byConversation(CONVERSATION_AGENT.CONVERSATION_ID, CONVERSATION_AGENT.AGENT_ID, ids);
        Map<UUID, Set<UUID>> pages = byConversation(CONVERSATION_PAGE.CONVERSATION_ID, CONVERSATION_PAGE.PAGE_ID, ids);
        Map<UUID, Set<String>> tags = byConversation(CONVERSATION_TAG.CONVERSATION_ID, CONVERSATION_TAG.TAG, ids);
        Map<UUID, Set<String>> contactTags = sql.select(CONVERSATION.ID, CONTACT_TAG.TAG)
                .from(CONVERSATION)
                .join(CONTACT_TAG)
                .on(CONTACT_TAG.CONTACT_ID.eq(CONVERSATION.CONTACT_ID))
                .where(CONVERSATION.ID.in(ids))
                .collect(sets());
        return sql.select(
                        CONVERSATION.ID,
                        CONVERSATION.CREATED_AT,
                        CONVERSATION.LAST_ACTIVITY_AT,
                        CONVERSATION.STATUS,
                        CONVERSATION.GROUP_ID,
                        CONVERSATION.RATING,
                        CONVERSATION.CHANNEL)
                .from(CONVERSATION)
                .where(CONVERSATION.ID.in(ids))
                .orderBy(CONVERSATION.ID)
                .fetch(row -> new Facets(
                        row.value1(),
                        row.value2().toInstant(),
                        row.value3().toInstant(),
                        ConversationStatus.valueOf(row.value4()),
                        row.value5(),
                        assignees.getOrDefault(row.value1(), Set.of()),
                        workers.getOrDefault(row.value1(), Set.of()),
                        row.value6(),
                        row.value7(),
                        tags.getOrDefault(row.value1(), Set.of()),
                        contactTags.getOrDefault(row.value1(), Set.of()),
                        pages.getOrDefault(row.value1(), Set.of())));
    }

    private <T> Map<UUID, Set<T>> byConversation(
            TableField<?, UUID> conversation, Field<T> value, Collection<UUID> ids) {
        return sql.select(conversation, value)
                .from(conversation.getTable())
                .where(conversation.in(ids))
                .collect(sets());
    }

    private static <T> Collector<Record2<UUID, T>, ?, Map<UUID, Set<T>>> sets() {
        return Collectors.groupingBy(Record2::value1, Collectors.mapping(Record2::value2, Collectors.toSet()));
    }

    @Override
    public List<UUID> conversationsOf(Collection<UUID> contacts) {
        return sql.select(CONVERSATION.ID)
                .from(CONVERSATION)
                .where(CONVERSATION.CONTACT_ID.in(contacts))
                .orderBy(CONVERSATION.LAST_ACTIVITY_AT.desc())
                .limit(MOST_OF_CONTACT)
                .fetch(CONVERSATION.ID);
    }

    @Override
    public List<Facets> conversationsAfter(@Nullable UUID conversation, int limit) {
        return conversations(sql.select(CONVERSATION.ID)
                .from(CONVERSATION)
                .where(conversation == null ? DSL.noCondition() : CONVERSATION.ID.gt(conversation))
                .orderBy(CONVERSATION.ID)
                .limit(limit)
                .fetch(CONVERSATION.ID));
    }

    @Override
    public Set<UUID> pages(String part) {
        return sql.select(SEEN_PAGE.ID)
                .from(SEEN_PAGE)
                // H2 makes a pattern anew for each row
                .where(DSL.position(SEEN_PAGE.ADDRESS, PageAddress.part(part)).gt(0))
                .fetchSet(SEEN_PAGE.ID);
    }

    @Override
    public Set<UUID> wroteFrom(String address, int limit) {
        String begins = NetworkAddress.beginning(address);
        // a beginning is a range of the index; H2 finds none for a pattern that is a parameter
        return sql.selectDistinct(CONVERSATION_ADDRESS.CONVERSATION_ID)
                .from(CONVERSATION_ADDRESS)
                .where(
                        NetworkAddress.whole(begins)
                                ? CONVERSATION_ADDRESS.ADDRESS.eq(begins)
                                : CONVERSATION_ADDRESS
                                        .ADDRESS
                                        .ge(begins)
                                        .and(CONVERSATION_ADDRESS.ADDRESS.lt(begins + Character.MAX_VALUE)))
                .limit(limit)
                .fetchSet(CONVERSATION_ADDRESS.CONVERSATION_ID);
    }
}
