package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CONTACT_IDENTITY;
import static dev.tributary.engine.store.schema.Tables.IDENTITY_PICTURE;

import dev.tributary.engine.intake.AsideStore;
import dev.tributary.engine.intake.ExternalKey;
import dev.tributary.engine.store.schema.tables.records.ContactIdentityRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link AsideStore} on the identities and their pictures. */
@Component
final class AsideTables implements AsideStore {
    private final DSLContext sql;

    AsideTables(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Optional<UUID> opened(ExternalKey customer, Instant at, @Nullable Instant until) {
        Condition theirs = these(customer);
        int changed = later(theirs, CONTACT_IDENTITY.HEARD_AT, at);
        if (until != null) changed += later(theirs, CONTACT_IDENTITY.ANSWERABLE_UNTIL, until);
        if (changed == 0) return Optional.empty();
        return sql.select(CONTACT_IDENTITY.CONVERSATION_ID)
                .from(CONTACT_IDENTITY)
                .where(theirs)
                .fetchOptional(CONTACT_IDENTITY.CONVERSATION_ID);
    }

    private int later(Condition which, TableField<ContactIdentityRecord, OffsetDateTime> column, Instant moment) {
        return sql.update(CONTACT_IDENTITY)
                .set(column, Moments.column(moment))
                .where(which, column.isNull().or(column.lt(Moments.column(moment))))
                .execute();
    }

    @Override
    public boolean pictured(ExternalKey customer, String mediaType, byte[] content, Instant at) {
        boolean known = sql.fetchExists(CONTACT_IDENTITY, these(customer));
        if (!known) return false;
        sql.deleteFrom(IDENTITY_PICTURE)
                .where(
                        IDENTITY_PICTURE.EXTERNAL_ID.eq(customer.externalId()),
                        IDENTITY_PICTURE.ACCOUNT_ID.eq(customer.accountId()))
                .execute();
        sql.insertInto(IDENTITY_PICTURE)
                .set(IDENTITY_PICTURE.EXTERNAL_ID, customer.externalId())
                .set(IDENTITY_PICTURE.ACCOUNT_ID, customer.accountId())
                .set(IDENTITY_PICTURE.MEDIA_TYPE, mediaType)
                .set(IDENTITY_PICTURE.CONTENT, content)
                .set(IDENTITY_PICTURE.FETCHED_AT, Moments.column(at))
                .execute();
        return true;
    }

    private static Condition these(ExternalKey customer) {
        return CONTACT_IDENTITY
                .EXTERNAL_ID
                .eq(customer.externalId())
                .and(CONTACT_IDENTITY.ACCOUNT_ID.eq(customer.accountId()));
    }
}
