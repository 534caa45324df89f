package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.ATTACHMENT;
import static dev.tributary.engine.store.schema.Tables.CHANNEL_ACCOUNT;
import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONTACT_IDENTITY;
import static dev.tributary.engine.store.schema.Tables.CONTACT_TAG;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_ASSIGNEE;
import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;

import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.ThreadEntry;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.reaction.ReactionStore;
import dev.tributary.engine.reaction.Scenes;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.store.schema.tables.records.ContactRecord;
import dev.tributary.engine.store.schema.tables.records.MessageRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link ReactionStore} on contacts, messages and assignees. */
@Component
final class ReactionTables implements ReactionStore {
    private final DSLContext sql;

    ReactionTables(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Snapshot.Contact contact(UUID contact) {
        ContactRecord row = sql.fetchSingle(CONTACT, CONTACT.ID.eq(contact));
        return new Snapshot.Contact(
                row.getName(),
                row.getEmail(),
                row.getPhone(),
                row.getLocale(),
                sql.select(CONTACT_TAG.TAG)
                        .from(CONTACT_TAG)
                        .where(CONTACT_TAG.CONTACT_ID.eq(contact))
                        .orderBy(CONTACT_TAG.TAG)
                        .fetch(CONTACT_TAG.TAG),
                sql.fetchCount(CONVERSATION, CONVERSATION.CONTACT_ID.eq(contact)));
    }

    @Override
    public Optional<String> accountName(UUID account) {
        return sql.select(CHANNEL_ACCOUNT.NAME)
                .from(CHANNEL_ACCOUNT)
                .where(CHANNEL_ACCOUNT.ID.eq(account))
                .fetchOptional(CHANNEL_ACCOUNT.NAME);
    }

    @Override
    public Optional<Snapshot.Message> message(UUID message) {
        return sql.selectFrom(MESSAGE).where(MESSAGE.ID.eq(message)).fetchOptional(this::message);
    }

    private Snapshot.Message message(MessageRecord row) {
        String account = row.getAccountId() == null
                ? ""
                : accountName(row.getAccountId()).orElse("");
        String body = row.getBody();
        return new Snapshot.Message(
                row.getChannel(),
                account,
                body.length() <= Scenes.LONGEST_TEXT ? body : body.substring(0, Scenes.LONGEST_TEXT),
                row.getSubject(),
                row.getAutomatic(),
                sql.select(ATTACHMENT.NAME)
                        .from(ATTACHMENT)
                        .where(ATTACHMENT.MESSAGE_ID.eq(row.getId()))
                        .orderBy(ATTACHMENT.PLACE)
                        .limit(Scenes.MOST_FILES)
                        .fetch(ATTACHMENT.NAME),
                null,
                DetailsColumn.text(row.getDetails(), ThreadEntry.CHOICE),
                Scenes.author(Author.valueOf(row.getAuthor())));
    }

    @Override
    public Manner lastInbound(UUID conversation) {
        return sql.select(MESSAGE.AUTOMATIC, MESSAGE.QUIET)
                .from(MESSAGE)
                .where(MESSAGE.CONVERSATION_ID.eq(conversation), MESSAGE.KIND.eq(MessageKind.INBOUND.name()))
                .orderBy(MESSAGE.SEQ.desc())
                .limit(1)
                .fetchOptional(row -> new Manner(row.value1(), row.value2()))
                .orElse(new Manner(false, false));
    }

    @Override
    public int automaticSince(UUID contact, Instant since) {
        return sql.fetchCount(DSL.selectOne()
                .from(CONVERSATION)
                .join(MESSAGE)
                .on(MESSAGE.CONVERSATION_ID.eq(CONVERSATION.ID))
                .where(
                        CONVERSATION.CONTACT_ID.eq(contact),
                        MESSAGE.KIND.eq(MessageKind.OUTBOUND.name()),
                        MESSAGE.AUTHOR.eq(Author.RULE.name()),
                        MESSAGE.CREATED_AT.gt(Moments.column(since))));
    }

    @Override
    public boolean mailedSince(String address, Instant since) {
        return sql.fetchExists(DSL.selectOne()
                .from(DELIVERY)
                .join(MESSAGE)
                .on(MESSAGE.ID.eq(DELIVERY.MESSAGE_ID))
                .where(
                        // with the accounts told, an index finds the address
                        DELIVERY.ACCOUNT_ID.in(DSL.select(CHANNEL_ACCOUNT.ID)
                                .from(CHANNEL_ACCOUNT)
                                .where(CHANNEL_ACCOUNT.CHANNEL.eq(Channels.EMAIL))),
                        DELIVERY.RECIPIENT.eq(address),
                        MESSAGE.AUTHOR.eq(Author.RULE.name()),
                        MESSAGE.CREATED_AT.gt(Moments.column(since))));
    }

    @Override
    public boolean mailedSince(UUID conversation, Instant since) {
        return sql.fetchExists(DSL.selectOne()
                .from(MESSAGE)
                .where(
                        MESSAGE.CONVERSATION_ID.eq(conversation),
                        MESSAGE.KIND.eq(MessageKind.OUTBOUND.name()),
                        MESSAGE.AUTHOR.eq(Author.RULE.name()),
                        MESSAGE.CHANNEL.eq(Channels.EMAIL),
                        MESSAGE.CREATED_AT.gt(Moments.column(since))));
    }

    @Override
    public Map<UUID, Load> loads(Collection<UUID> agents) {
        Map<UUID, Load> loads = new HashMap<>();
        sql.select(
                        CONVERSATION_ASSIGNEE.AGENT_ID,
                        DSL.count().filterWhere(CONVERSATION.STATUS.eq(ConversationStatus.OPEN.name())),
                        DSL.max(CONVERSATION_ASSIGNEE.ASSIGNED_AT))
                .from(CONVERSATION_ASSIGNEE)
                .join(CONVERSATION)
                .on(CONVERSATION.ID.eq(CONVERSATION_ASSIGNEE.CONVERSATION_ID))
                .where(CONVERSATION_ASSIGNEE.AGENT_ID.in(agents))
                .groupBy(CONVERSATION_ASSIGNEE.AGENT_ID)
                .forEach(row -> loads.put(row.value1(), new Load(row.value2(), Moments.instantOrNull(row.value3()))));
        return loads;
    }

    @Override
    public void changeContact(UUID contact, Field field, MaskedText value, Instant now) {
        TableField<ContactRecord, String> column = switch (field) {
            case NAME -> CONTACT.NAME;
            case EMAIL -> CONTACT.EMAIL;
            case PHONE -> CONTACT.PHONE;
            case LANGUAGE -> CONTACT.LOCALE;
        };
        sql.update(CONTACT)
                .set(column, value.value())
                .set(CONTACT.UPDATED_AT, Moments.column(now))
                .where(CONTACT.ID.eq(contact))
                .execute();
    }

    @Override
    public void tagContact(UUID contact, MaskedText tag) {
        Upserts.added(Upserts.in(sql)
                .insertInto(CONTACT_TAG)
                .set(CONTACT_TAG.CONTACT_ID, contact)
                .set(CONTACT_TAG.TAG, tag.value())
                .onConflictDoNothing());
    }

    @Override
    public void ban(UUID contact, Instant now) {
        sql.update(CONTACT)
                .set(CONTACT.BANNED_AT, DSL.coalesce(CONTACT.BANNED_AT, Moments.column(now)))
                .set(CONTACT.UPDATED_AT, Moments.column(now))
                .where(CONTACT.ID.eq(contact))
                .execute();
    }

    @Override
    public Optional<Rateable> toRate(VisitorIdentity visitor) {
        return sql.select(CONVERSATION.ID, CONVERSATION.RATING_ASKED_AT, CONVERSATION.RATED_AT)
                .from(CONVERSATION)
                .join(CONTACT_IDENTITY)
                .on(CONTACT_IDENTITY.CONTACT_ID.eq(CONVERSATION.CONTACT_ID))
                .where(
                        CONTACT_IDENTITY.EXTERNAL_ID.eq(visitor.id().toString()),
                        CONTACT_IDENTITY.ACCOUNT_ID.eq(visitor.accountId()))
                .orderBy(
                        CONVERSATION.RATING_ASKED_AT.desc().nullsLast(),
                        CONVERSATION.CREATED_AT.desc(),
                        CONVERSATION.ID)
                .limit(1)
                .fetchOptional(row -> new Rateable(
                        row.value1(), Moments.instantOrNull(row.value2()), Moments.instantOrNull(row.value3())));
    }

    @Override
    public void rated(UUID conversation, @Nullable MaskedText comment, Instant now) {
        sql.update(CONVERSATION)
                .set(CONVERSATION.RATING_COMMENT, comment == null ? null : comment.value())
                .set(CONVERSATION.RATED_AT, Moments.column(now))
                .where(CONVERSATION.ID.eq(conversation))
                .execute();
    }

    @Override
    public Optional<Instant> ratingAsked(UUID conversation) {
        return sql.select(CONVERSATION.RATING_ASKED_AT)
                .from(CONVERSATION)
                .where(CONVERSATION.ID.eq(conversation))
                .fetchOptional(CONVERSATION.RATING_ASKED_AT)
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public void askRating(UUID conversation, Instant now) {
        sql.update(CONVERSATION)
                .set(CONVERSATION.RATING_ASKED_AT, Moments.column(now))
                .where(CONVERSATION.ID.eq(conversation))
                .execute();
    }
}
