package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONTACT_IDENTITY;
import static dev.tributary.engine.store.schema.Tables.VISITED_PAGE;

import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.customer.PageStore;
import dev.tributary.engine.customer.PageTrail.Looks;
import dev.tributary.engine.customer.PageTrail.Place;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.store.schema.tables.records.ContactRecord;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link PageStore} on its table and the contact's columns. */
@Component
final class PageTable implements PageStore {
    /** The oldest go so many at a time, not one at every page. */
    private static final int SLACK = 20;

    private final DSLContext sql;

    PageTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Known> known(VisitorIdentity visitor) {
        return sql.select(CONTACT_IDENTITY.CONTACT_ID, CONTACT_IDENTITY.CONVERSATION_ID)
                .from(CONTACT_IDENTITY)
                .where(
                        CONTACT_IDENTITY.EXTERNAL_ID.eq(visitor.id().toString()),
                        CONTACT_IDENTITY.ACCOUNT_ID.eq(visitor.accountId()),
                        CONTACT_IDENTITY.CONVERSATION_ID.isNotNull())
                .fetchOptional(row -> new Known(row.value1(), row.value2()));
    }

    @Override
    public boolean keep(UUID visitor, Page page) {
        OffsetDateTime left = Moments.columnOrNull(page.leftAt());
        String title = text(page.title());
        boolean added = Upserts.added(Upserts.in(sql)
                .insertInto(VISITED_PAGE)
                .set(VISITED_PAGE.VISITOR_ID, visitor)
                .set(VISITED_PAGE.ID, page.id())
                .set(VISITED_PAGE.URL, page.url().value())
                .set(VISITED_PAGE.TITLE, title)
                .set(VISITED_PAGE.REFERRER, text(page.referrer()))
                .set(VISITED_PAGE.ENTERED_AT, Moments.column(page.enteredAt()))
                .set(VISITED_PAGE.LEFT_AT, left)
                .onConflictDoNothing());
        if (added) return true;
        // what was told later may arrive earlier: an end is never taken back
        int entitled = title == null
                ? 0
                : sql.update(VISITED_PAGE)
                        .set(VISITED_PAGE.TITLE, title)
                        .where(page(visitor, page.id()), VISITED_PAGE.TITLE.isDistinctFrom(title))
                        .execute();
        int ended = left == null
                ? 0
                : sql.update(VISITED_PAGE)
                        .set(VISITED_PAGE.LEFT_AT, left)
                        .where(
                                page(visitor, page.id()),
                                VISITED_PAGE.LEFT_AT.isNull().or(VISITED_PAGE.LEFT_AT.lt(left)))
                        .execute();
        return entitled + ended > 0;
    }

    private static Condition page(UUID visitor, UUID id) {
        return VISITED_PAGE.VISITOR_ID.eq(visitor).and(VISITED_PAGE.ID.eq(id));
    }

    private static @Nullable String text(@Nullable MaskedText text) {
        return text == null ? null : text.value();
    }

    @Override
    public void trim(UUID visitor, int most) {
        if (sql.fetchCount(VISITED_PAGE, VISITED_PAGE.VISITOR_ID.eq(visitor)) < most + SLACK) return;
        OffsetDateTime oldest = sql.select(VISITED_PAGE.ENTERED_AT)
                .from(VISITED_PAGE)
                .where(VISITED_PAGE.VISITOR_ID.eq(visitor))
                .orderBy(VISITED_PAGE.ENTERED_AT.desc())
                .offset(most - 1)
                .limit(1)
                .fetchSingle(VISITED_PAGE.ENTERED_AT);
        sql.deleteFrom(VISITED_PAGE)
                .where(VISITED_PAGE.VISITOR_ID.eq(visitor), VISITED_PAGE.ENTERED_AT.lt(oldest))
                .execute();
    }

    @Override
    public boolean looks(UUID contact, Looks looks) {
        ContactRecord card =
                sql.selectFrom(CONTACT).where(CONTACT.ID.eq(contact)).fetchSingle();
        boolean silent = looks.system() == null && looks.browser() == null;
        // a browser that has no time to ask itself is still the one it was
        if (!silent || !Objects.equals(card.getUserAgent(), looks.userAgent())) {
            card.setHintedSystem(looks.system());
            card.setHintedBrowser(looks.browser());
        }
        card.setUserAgent(looks.userAgent());
        Place place = Objects.requireNonNullElse(looks.place(), new Place(null, null, null));
        card.setPlaceCity(place.city());
        card.setPlaceRegion(place.region());
        card.setPlaceCountry(place.country());
        if (!card.modified()) return false;
        card.store();
        return true;
    }
}
