package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONTACT_DATUM;
import static dev.tributary.engine.store.schema.Tables.CONTACT_IDENTITY;
import static dev.tributary.engine.store.schema.Tables.CONTACT_TAG;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.NOTIFICATION;
import static dev.tributary.engine.store.schema.Tables.SIGNED_IDENTITY;
import static dev.tributary.engine.store.schema.Tables.VISITOR;

import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.store.schema.tables.records.ContactDatumRecord;
import dev.tributary.engine.store.schema.tables.records.ContactRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * Makes one contact of two. Locks in the order of intake: identities, conversations, contacts. Conversations move before
 * identities: a mail that is just being taken into one of them adds an identity to the contact it found there.
 */
final class ContactMerge {
    private static final int LONGEST_NOTES = 20_000;

    private final DSLContext sql;

    ContactMerge(DSLContext sql) {
        this.sql = sql;
    }

    void merge(UUID from, UUID into, Instant now) {
        if (from.equals(into)) throw new IllegalArgumentException("a contact is one with itself already");
        if (sql.fetchExists(SIGNED_IDENTITY, SIGNED_IDENTITY.CONTACT_ID.eq(from)))
            throw new IllegalStateException("a site vouches for the contact: it stays who it is");
        sql.selectFrom(CONTACT_IDENTITY)
                .where(CONTACT_IDENTITY.CONTACT_ID.in(from, into))
                .orderBy(CONTACT_IDENTITY.EXTERNAL_ID, CONTACT_IDENTITY.ACCOUNT_ID)
                .forUpdate()
                .fetch();
        List<UUID> conversations = sql.select(CONVERSATION.ID)
                .from(CONVERSATION)
                .where(CONVERSATION.CONTACT_ID.eq(from))
                .orderBy(CONVERSATION.ID)
                .forUpdate()
                .fetch(CONVERSATION.ID);
        moveConversations(conversations, from, into);
        sql.update(CONTACT_IDENTITY)
                .set(CONTACT_IDENTITY.CONTACT_ID, into)
                .where(CONTACT_IDENTITY.CONTACT_ID.eq(from))
                .execute();
        sql.update(VISITOR)
                .set(VISITOR.CONTACT_ID, into)
                .where(VISITOR.CONTACT_ID.eq(from))
                .execute();
        sql.update(NOTIFICATION)
                .set(NOTIFICATION.CONTACT_ID, into)
                .where(NOTIFICATION.CONTACT_ID.eq(from))
                .execute();
        moveTags(from, into);
        moveData(from, into);
        moveFields(from, into, now);
        sql.deleteFrom(CONTACT).where(CONTACT.ID.eq(from)).execute();
    }

    private void moveConversations(List<UUID> conversations, UUID from, UUID into) {
        if (conversations.isEmpty()) return;
        sql.update(CONVERSATION)
                .set(CONVERSATION.CONTACT_ID, into)
                .where(CONVERSATION.ID.in(conversations))
                .execute();
        sql.update(CONVERSATION)
                .set(CONVERSATION.PREVIEW_BY_ID, into)
                .where(CONVERSATION.ID.in(conversations), CONVERSATION.PREVIEW_BY_ID.eq(from))
                .execute();
        sql.update(MESSAGE)
                .set(MESSAGE.AUTHOR_ID, into)
                .where(
                        MESSAGE.CONVERSATION_ID.in(conversations),
                        MESSAGE.AUTHOR.eq(Author.CUSTOMER.name()),
                        MESSAGE.AUTHOR_ID.eq(from))
                .execute();
    }

    private void moveTags(UUID from, UUID into) {
        List<String> there = tags(into);
        sql.deleteFrom(CONTACT_TAG)
                .where(CONTACT_TAG.CONTACT_ID.eq(from), CONTACT_TAG.TAG.in(there))
                .execute();
        sql.update(CONTACT_TAG)
                .set(CONTACT_TAG.CONTACT_ID, into)
                .where(CONTACT_TAG.CONTACT_ID.eq(from))
                .execute();
    }

    private List<String> tags(UUID contact) {
        return sql.select(CONTACT_TAG.TAG)
                .from(CONTACT_TAG)
                .where(CONTACT_TAG.CONTACT_ID.eq(contact))
                .fetch(CONTACT_TAG.TAG);
    }

    /** What the one who stays has is kept, unless only the other's is proven. */
    private void moveData(UUID from, UUID into) {
        for (ContactDatumRecord datum : sql.selectFrom(CONTACT_DATUM)
                .where(CONTACT_DATUM.CONTACT_ID.eq(from))
                .fetch()) {
            var same = CONTACT_DATUM.CONTACT_ID.eq(into).and(CONTACT_DATUM.NAME.eq(datum.getName()));
            if (datum.getProven())
                sql.deleteFrom(CONTACT_DATUM)
                        .where(same, CONTACT_DATUM.PROVEN.isFalse())
                        .execute();
            if (!sql.fetchExists(CONTACT_DATUM, same))
                sql.update(CONTACT_DATUM)
                        .set(CONTACT_DATUM.CONTACT_ID, into)
                        .where(CONTACT_DATUM.CONTACT_ID.eq(from), CONTACT_DATUM.NAME.eq(datum.getName()))
                        .execute();
        }
        sql.deleteFrom(CONTACT_DATUM).where(CONTACT_DATUM.CONTACT_ID.eq(from)).execute();
    }

    private void moveFields(UUID from, UUID into, Instant now) {
        var both = sql.selectFrom(CONTACT)
                .where(CONTACT.ID.in(from, into))
                .orderBy(CONTACT.ID)
                .forUpdate()
                .fetchMap(CONTACT.ID);
        ContactRecord gone = both.get(from);
        ContactRecord stays = both.get(into);
        if (gone == null || stays == null) throw new IllegalStateException("one of the contacts is not there");
        fill(stays, gone, CONTACT.NAME);
        fill(stays, gone, CONTACT.EMAIL);
        fill(stays, gone, CONTACT.PHONE);
        fill(stays, gone, CONTACT.LOCALE);
        fill(stays, gone, CONTACT.TIME_ZONE);
        if (stays.getUserAgent() == null) {
            fill(stays, gone, CONTACT.USER_AGENT);
            fill(stays, gone, CONTACT.HINTED_SYSTEM);
            fill(stays, gone, CONTACT.HINTED_BROWSER);
        }
        if (stays.getPlaceCountry() == null) {
            fill(stays, gone, CONTACT.PLACE_CITY);
            fill(stays, gone, CONTACT.PLACE_REGION);
            fill(stays, gone, CONTACT.PLACE_COUNTRY);
        }
        if (stays.getConsentAt() == null) {
            fill(stays, gone, CONTACT.CONSENT_AT);
            fill(stays, gone, CONTACT.CONSENT_WORDING);
        }
        fill(stays, gone, CONTACT.BANNED_AT);
        stays.setNotes(together(stays.getNotes(), gone.getNotes()));
        if (gone.getCreatedAt().isBefore(stays.getCreatedAt())) stays.setCreatedAt(gone.getCreatedAt());
        stays.setUpdatedAt(Moments.column(now));
        stays.store();
    }

    private static <T> void fill(ContactRecord stays, ContactRecord gone, TableField<ContactRecord, T> field) {
        if (stays.get(field) == null) stays.set(field, gone.get(field));
    }

    private static @Nullable String together(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) return one == null ? other : one;
        if (one.contains(other)) return one;
        String both = one + "\n\n" + other;
        return both.length() <= LONGEST_NOTES ? both : both.substring(0, LONGEST_NOTES);
    }
}
