package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CONTACT_TAG;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static org.jooq.impl.DSL.select;

import dev.tributary.engine.search.SearchQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.springframework.stereotype.Component;

/**
 * Begins with what is rare. PostgreSQL knows how often a value comes and begins with the rarest by itself; H2 only knows how
 * many values there are. So for H2 the parts of a search are asked one after the other whether they alone leave few.
 */
@Component
final class FewFirst {
    private static final int FEW = 1500;

    private final DSLContext sql;

    FewFirst(DSLContext sql) {
        this.sql = sql;
    }

    /** Few conversations among which are all that are looked for; empty when no part leaves few, and on PostgreSQL. */
    Optional<Set<UUID>> of(SearchQuery query) {
        if (sql.family() == SQLDialect.POSTGRES) return Optional.empty();
        for (Select<Record1<UUID>> part : parts(query)) {
            List<UUID> some =
                    sql.selectFrom(part.asTable("part")).limit(FEW + 1).fetch(0, UUID.class);
            if (some.size() <= FEW) return Optional.of(new HashSet<>(some));
        }
        return Optional.empty();
    }

    private static List<Select<Record1<UUID>>> parts(SearchQuery query) {
        List<Select<Record1<UUID>>> parts = new ArrayList<>(Filters.sets(query));
        if (!query.contactTags().isEmpty())
            parts.add(select(CONVERSATION.ID)
                    .from(CONTACT_TAG)
                    .join(CONVERSATION)
                    .on(CONVERSATION.CONTACT_ID.eq(CONTACT_TAG.CONTACT_ID))
                    .where(CONTACT_TAG.TAG.in(query.contactTags())));
        if (!query.ratings().isEmpty())
            parts.add(select(CONVERSATION.ID).from(CONVERSATION).where(CONVERSATION.RATING.in(query.ratings())));
        return parts;
    }
}
