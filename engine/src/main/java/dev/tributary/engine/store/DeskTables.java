package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CHANNEL_ACCOUNT;
import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONTACT_TAG;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_ASSIGNEE;
import static dev.tributary.engine.store.schema.Tables.DRAFT;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.SEEN;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.Desk.ContactField;
import dev.tributary.engine.conversation.DeskStore;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.masking.MaskedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link DeskStore} on drafts, seen marks, contacts and messages. */
@Component
final class DeskTables implements DeskStore {
    private final DSLContext sql;

    DeskTables(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public boolean inboundAfter(UUID conversation, long seq) {
        return sql.fetchExists(MESSAGE, inbound(conversation).and(MESSAGE.SEQ.gt(seq)));
    }

    @Override
    public Optional<String> lastInboundSubject(UUID conversation) {
        return sql.select(MESSAGE.SUBJECT)
                .from(MESSAGE)
                .where(inbound(conversation).and(MESSAGE.SUBJECT.isNotNull()))
                .orderBy(MESSAGE.SEQ.desc())
                .limit(1)
                .fetchOptional(MESSAGE.SUBJECT);
    }

    private static Condition inbound(UUID conversation) {
        return MESSAGE.CONVERSATION_ID.eq(conversation).and(MESSAGE.KIND.eq(MessageKind.INBOUND.name()));
    }

    @Override
    public boolean accountActive(UUID account) {
        return sql.fetchExists(
                CHANNEL_ACCOUNT,
                CHANNEL_ACCOUNT.ID.eq(account).and(CHANNEL_ACCOUNT.STATE.eq(ChannelAccount.State.ACTIVE.name())));
    }

    @Override
    public void keepDraft(
            UUID conversation, UUID agent, String mode, @Nullable MaskedText subject, MaskedText body, Instant at) {
        String line = subject == null ? null : subject.value();
        int kept = sql.update(DRAFT)
                .set(DRAFT.MODE, mode)
                .set(DRAFT.SUBJECT, line)
                .set(DRAFT.BODY, body.value())
                .set(DRAFT.UPDATED_AT, Moments.column(at))
                .where(draft(conversation, agent))
                .execute();
        if (kept == 0)
            sql.insertInto(DRAFT)
                    .set(DRAFT.CONVERSATION_ID, conversation)
                    .set(DRAFT.AGENT_ID, agent)
                    .set(DRAFT.MODE, mode)
                    .set(DRAFT.SUBJECT, line)
                    .set(DRAFT.BODY, body.value())
                    .set(DRAFT.UPDATED_AT, Moments.column(at))
                    .execute();
    }

    @Override
    public void dropDraft(UUID conversation, UUID agent) {
        sql.deleteFrom(DRAFT).where(draft(conversation, agent)).execute();
    }

    private static Condition draft(UUID conversation, UUID agent) {
        return DRAFT.CONVERSATION_ID.eq(conversation).and(DRAFT.AGENT_ID.eq(agent));
    }

    @Override
    public boolean see(UUID conversation, UUID agent, long seq, Instant at) {
        Long before = sql.select(SEEN.SEQ)
                .from(SEEN)
                .where(SEEN.CONVERSATION_ID.eq(conversation).and(SEEN.AGENT_ID.eq(agent)))
                .fetchOne(SEEN.SEQ);
        if (before == null ? seq <= 0 : seq <= before) return false;
        if (before == null)
            sql.insertInto(SEEN)
                    .set(SEEN.CONVERSATION_ID, conversation)
                    .set(SEEN.AGENT_ID, agent)
                    .set(SEEN.SEQ, seq)
                    .set(SEEN.SEEN_AT, Moments.column(at))
                    .execute();
        else
            sql.update(SEEN)
                    .set(SEEN.SEQ, seq)
                    .set(SEEN.SEEN_AT, Moments.column(at))
                    .where(SEEN.CONVERSATION_ID.eq(conversation).and(SEEN.AGENT_ID.eq(agent)))
                    .execute();
        return true;
    }

    @Override
    public boolean changeContact(UUID contact, ContactField field, @Nullable MaskedText value, Instant at) {
        TableField<?, String> column = switch (field) {
            case NAME -> CONTACT.NAME;
            case EMAIL -> CONTACT.EMAIL;
            case PHONE -> CONTACT.PHONE;
            case NOTES -> CONTACT.NOTES;
        };
        String content = value == null ? null : value.value();
        return sql.update(CONTACT)
                        .set(column, content)
                        .set(CONTACT.UPDATED_AT, Moments.column(at))
                        .where(CONTACT.ID.eq(contact).and(column.isDistinctFrom(content)))
                        .execute()
                > 0;
    }

    @Override
    public boolean tagContact(UUID contact, MaskedText tag) {
        return Upserts.added(Upserts.in(sql)
                .insertInto(CONTACT_TAG)
                .set(CONTACT_TAG.CONTACT_ID, contact)
                .set(CONTACT_TAG.TAG, tag.value())
                .onConflictDoNothing());
    }

    @Override
    public boolean untagContact(UUID contact, String tag) {
        return sql.deleteFrom(CONTACT_TAG)
                        .where(CONTACT_TAG.CONTACT_ID.eq(contact).and(CONTACT_TAG.TAG.eq(tag)))
                        .execute()
                > 0;
    }

    @Override
    public List<UUID> unresolvedOf(UUID agent, int limit) {
        return sql.select(CONVERSATION.ID)
                .from(CONVERSATION_ASSIGNEE)
                .join(CONVERSATION)
                .on(CONVERSATION.ID.eq(CONVERSATION_ASSIGNEE.CONVERSATION_ID))
                .where(
                        CONVERSATION_ASSIGNEE.AGENT_ID.eq(agent),
                        CONVERSATION.STATUS.ne(ConversationStatus.RESOLVED.name()))
                .orderBy(CONVERSATION.ID)
                .limit(limit)
                .fetch(CONVERSATION.ID);
    }
}
