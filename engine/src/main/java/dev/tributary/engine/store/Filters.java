package dev.tributary.engine.store;

import static dev.tributary.engine.store.Moments.column;
import static dev.tributary.engine.store.schema.Tables.CONTACT_TAG;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_ADDRESS;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_AGENT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_PAGE;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_TAG;
import static dev.tributary.engine.store.schema.Tables.SEEN_PAGE;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.tributary.engine.privacy.NetworkAddress;
import dev.tributary.engine.search.PageAddress;
import dev.tributary.engine.search.SearchQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.Select;

/** What is looked for, as a condition on conversations. Every value is a bound parameter. */
final class Filters {
    private Filters() {}

    static Condition of(SearchQuery query) {
        Condition found = own(query);
        for (Select<Record1<UUID>> set : sets(query)) found = found.and(CONVERSATION.ID.in(set));
        if (!query.contactTags().isEmpty())
            found = found.and(CONVERSATION.CONTACT_ID.in(
                    select(CONTACT_TAG.CONTACT_ID).from(CONTACT_TAG).where(CONTACT_TAG.TAG.in(query.contactTags()))));
        return found;
    }

    /** The parts that are in the conversation itself. */
    private static Condition own(SearchQuery query) {
        Condition found = noCondition();
        if (!query.ratings().isEmpty()) found = found.and(CONVERSATION.RATING.in(query.ratings()));
        if (!query.groups().isEmpty()) found = found.and(CONVERSATION.GROUP_ID.in(query.groups()));
        if (!query.channels().isEmpty()) found = found.and(CONVERSATION.CHANNEL.in(query.channels()));
        if (query.from() != null)
            found = found.and(CONVERSATION.LAST_ACTIVITY_AT.ge(
                    column(query.from().atStartOfDay(query.zone()).toInstant())));
        if (query.until() != null)
            found = found.and(CONVERSATION.CREATED_AT.lt(
                    column(query.until().plusDays(1).atStartOfDay(query.zone()).toInstant())));
        return found;
    }

    /** The same, for conversations that are at hand: each is looked up in the tables, however many others meet a part. */
    static Condition ofEach(SearchQuery query) {
        Condition found = own(query);
        if (!query.agents().isEmpty())
            found = found.andExists(selectOne()
                    .from(CONVERSATION_AGENT)
                    .where(
                            CONVERSATION_AGENT.CONVERSATION_ID.eq(CONVERSATION.ID),
                            CONVERSATION_AGENT.AGENT_ID.in(query.agents())));
        if (!query.tags().isEmpty())
            found = found.andExists(selectOne()
                    .from(CONVERSATION_TAG)
                    .where(
                            CONVERSATION_TAG.CONVERSATION_ID.eq(CONVERSATION.ID),
                            CONVERSATION_TAG.TAG.in(query.tags())));
        if (!query.page().isEmpty())
            found = found.andExists(selectOne()
                    .from(CONVERSATION_PAGE)
                    .join(SEEN_PAGE)
                    .on(SEEN_PAGE.ID.eq(CONVERSATION_PAGE.PAGE_ID))
                    .where(
                            CONVERSATION_PAGE.CONVERSATION_ID.eq(CONVERSATION.ID),
                            SEEN_PAGE.ADDRESS.contains(PageAddress.part(query.page()))));
        if (!query.address().isEmpty())
            found = found.andExists(selectOne()
                    .from(CONVERSATION_ADDRESS)
                    .where(CONVERSATION_ADDRESS.CONVERSATION_ID.eq(CONVERSATION.ID), begins(query.address())));
        if (!query.contactTags().isEmpty())
            found = found.andExists(selectOne()
                    .from(CONTACT_TAG)
                    .where(
                            CONTACT_TAG.CONTACT_ID.eq(CONVERSATION.CONTACT_ID),
                            CONTACT_TAG.TAG.in(query.contactTags())));
        return found;
    }

    /** The conversations that meet one part each, for the parts that are in tables of their own. */
    static List<Select<Record1<UUID>>> sets(SearchQuery query) {
        List<Select<Record1<UUID>>> sets = new ArrayList<>();
        if (!query.agents().isEmpty())
            sets.add(select(CONVERSATION_AGENT.CONVERSATION_ID)
                    .from(CONVERSATION_AGENT)
                    .where(CONVERSATION_AGENT.AGENT_ID.in(query.agents())));
        if (!query.tags().isEmpty())
            sets.add(select(CONVERSATION_TAG.CONVERSATION_ID)
                    .from(CONVERSATION_TAG)
                    .where(CONVERSATION_TAG.TAG.in(query.tags())));
        if (!query.page().isEmpty())
            sets.add(select(CONVERSATION_PAGE.CONVERSATION_ID)
                    .from(SEEN_PAGE)
                    .join(CONVERSATION_PAGE)
                    .on(CONVERSATION_PAGE.PAGE_ID.eq(SEEN_PAGE.ID))
                    .where(SEEN_PAGE.ADDRESS.contains(PageAddress.part(query.page()))));
        if (!query.address().isEmpty()) sets.add(wroteFrom(query.address()));
        return sets;
    }

    /** The conversations whose visitor wrote from this address, or from one that begins so. */
    static Select<Record1<UUID>> wroteFrom(String typed) {
        return select(CONVERSATION_ADDRESS.CONVERSATION_ID)
                .from(CONVERSATION_ADDRESS)
                .where(begins(typed));
    }

    private static Condition begins(String typed) {
        String address = NetworkAddress.beginning(typed);
        return NetworkAddress.whole(address)
                ? CONVERSATION_ADDRESS.ADDRESS.eq(address)
                : CONVERSATION_ADDRESS.ADDRESS.startsWith(address);
    }
}
