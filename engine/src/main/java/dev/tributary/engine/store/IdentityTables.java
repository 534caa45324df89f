package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CHANNEL_ACCOUNT;
import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONTACT_DATUM;
import static dev.tributary.engine.store.schema.Tables.CONTACT_IDENTITY;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.SIGNED_IDENTITY;
import static dev.tributary.engine.store.schema.Tables.VISITOR;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.customer.Claims;
import dev.tributary.engine.customer.IdentityStore;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.store.schema.tables.records.ContactRecord;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link IdentityStore} on identities, signed ids and custom data. */
@Component
final class IdentityTables implements IdentityStore {
    private final DSLContext sql;
    private final ContactMerge merge;

    IdentityTables(DSLContext sql) {
        this.sql = sql;
        this.merge = new ContactMerge(sql);
    }

    @Override
    public Optional<UUID> lockContactOf(VisitorIdentity visitor) {
        return sql.select(CONTACT_IDENTITY.CONTACT_ID)
                .from(CONTACT_IDENTITY)
                .where(
                        CONTACT_IDENTITY.EXTERNAL_ID.eq(visitor.id().toString()),
                        CONTACT_IDENTITY.ACCOUNT_ID.eq(visitor.accountId()))
                .forUpdate()
                .fetchOptional(CONTACT_IDENTITY.CONTACT_ID);
    }

    @Override
    public Optional<UUID> contactOf(UUID account, String signedId) {
        return sql.select(SIGNED_IDENTITY.CONTACT_ID)
                .from(SIGNED_IDENTITY)
                .where(SIGNED_IDENTITY.SIGNED_ID.eq(signedId), SIGNED_IDENTITY.ACCOUNT_ID.eq(account))
                .fetchOptional(SIGNED_IDENTITY.CONTACT_ID);
    }

    @Override
    public boolean isSigned(UUID contact) {
        return sql.fetchExists(SIGNED_IDENTITY, SIGNED_IDENTITY.CONTACT_ID.eq(contact));
    }

    @Override
    public UUID begin(Instant now) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        sql.insertInto(CONTACT)
                .set(CONTACT.ID, id)
                .set(CONTACT.CREATED_AT, Moments.column(now))
                .set(CONTACT.UPDATED_AT, Moments.column(now))
                .execute();
        return id;
    }

    @Override
    public void join(VisitorIdentity visitor, UUID contact, Instant now) {
        UUID latest = sql.select(CONVERSATION.ID)
                .from(CONVERSATION)
                .where(CONVERSATION.CONTACT_ID.eq(contact), CONVERSATION.ACCOUNT_ID.eq(visitor.accountId()))
                .orderBy(CONVERSATION.LAST_ACTIVITY_AT.desc(), CONVERSATION.ID)
                .limit(1)
                .fetchOne(CONVERSATION.ID);
        join(sql, visitor, contact, latest, true, now);
    }

    /** Writes down who a browser is; it has no identity yet. */
    static void join(
            DSLContext sql,
            VisitorIdentity visitor,
            UUID contact,
            @Nullable UUID conversation,
            boolean verified,
            Instant now) {
        sql.insertInto(CONTACT_IDENTITY)
                .set(CONTACT_IDENTITY.ACCOUNT_ID, visitor.accountId())
                .set(CONTACT_IDENTITY.EXTERNAL_ID, visitor.id().toString())
                .set(
                        CONTACT_IDENTITY.CHANNEL,
                        sql.select(CHANNEL_ACCOUNT.CHANNEL)
                                .from(CHANNEL_ACCOUNT)
                                .where(CHANNEL_ACCOUNT.ID.eq(visitor.accountId()))
                                .fetchSingle(CHANNEL_ACCOUNT.CHANNEL))
                .set(CONTACT_IDENTITY.CONTACT_ID, contact)
                .set(CONTACT_IDENTITY.CONVERSATION_ID, conversation)
                .set(CONTACT_IDENTITY.VERIFIED, verified)
                .set(CONTACT_IDENTITY.CREATED_AT, Moments.column(now))
                .execute();
    }

    @Override
    public void sign(UUID account, String signedId, UUID contact, Instant now) {
        sql.insertInto(SIGNED_IDENTITY)
                .set(SIGNED_IDENTITY.ACCOUNT_ID, account)
                .set(SIGNED_IDENTITY.SIGNED_ID, signedId)
                .set(SIGNED_IDENTITY.CONTACT_ID, contact)
                .set(SIGNED_IDENTITY.CREATED_AT, Moments.column(now))
                .execute();
    }

    @Override
    public boolean fill(
            UUID contact,
            @Nullable MaskedText name,
            @Nullable MaskedText email,
            @Nullable MaskedText phone,
            Instant now) {
        if (name == null && email == null && phone == null) return false;
        ContactRecord card = sql.selectFrom(CONTACT)
                .where(CONTACT.ID.eq(contact))
                .forUpdate()
                .fetchSingle();
        if (card.getName() == null && name != null) card.setName(name.value());
        if (card.getEmail() == null && email != null) card.setEmail(email.value());
        if (card.getPhone() == null && phone != null) card.setPhone(phone.value());
        if (!card.modified()) return false;
        card.setUpdatedAt(Moments.column(now));
        card.store();
        return true;
    }

    @Override
    public boolean put(UUID contact, MaskedText name, @Nullable MaskedText content, boolean proven, Instant now) {
        Condition which = CONTACT_DATUM.CONTACT_ID.eq(contact).and(CONTACT_DATUM.NAME.eq(name.value()));
        Condition may = proven ? which : which.and(CONTACT_DATUM.PROVEN.isFalse());
        if (content == null) return sql.deleteFrom(CONTACT_DATUM).where(may).execute() > 0;
        int changed = sql.update(CONTACT_DATUM)
                .set(CONTACT_DATUM.CONTENT, content.value())
                .set(CONTACT_DATUM.PROVEN, proven)
                .set(CONTACT_DATUM.UPDATED_AT, Moments.column(now))
                .where(may)
                .and(CONTACT_DATUM.CONTENT.ne(content.value()).or(CONTACT_DATUM.PROVEN.ne(proven)))
                .execute();
        if (changed > 0) return true;
        if (sql.fetchExists(CONTACT_DATUM, which)
                || sql.fetchCount(CONTACT_DATUM, CONTACT_DATUM.CONTACT_ID.eq(contact)) >= Claims.MOST) return false;
        return Upserts.added(Upserts.in(sql)
                .insertInto(CONTACT_DATUM)
                .set(CONTACT_DATUM.CONTACT_ID, contact)
                .set(CONTACT_DATUM.NAME, name.value())
                .set(CONTACT_DATUM.CONTENT, content.value())
                .set(CONTACT_DATUM.PROVEN, proven)
                .set(CONTACT_DATUM.UPDATED_AT, Moments.column(now))
                .onConflictDoNothing());
    }

    @Override
    public void merge(UUID from, UUID into, Instant now) {
        merge.merge(from, into, now);
    }

    @Override
    public Set<UUID> conversations(UUID contact) {
        return new HashSet<>(sql.select(CONVERSATION.ID)
                .from(CONVERSATION)
                .where(CONVERSATION.CONTACT_ID.eq(contact))
                .fetch(CONVERSATION.ID));
    }

    @Override
    public void expire(VisitorIdentity visitor, Instant now) {
        sql.update(VISITOR)
                .set(VISITOR.EXPIRES_AT, Moments.column(now))
                .where(VISITOR.ID.eq(visitor.id()))
                .execute();
    }
}
