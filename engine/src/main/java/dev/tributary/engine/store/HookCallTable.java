package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.AGENT;
import static dev.tributary.engine.store.schema.Tables.AGENT_GROUP;
import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_ASSIGNEE;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_TAG;
import static dev.tributary.engine.store.schema.Tables.WEBHOOK_CALL;

import dev.tributary.engine.store.schema.tables.records.WebhookCallRecord;
import dev.tributary.engine.webhook.HookBody;
import dev.tributary.engine.webhook.HookCallStore;
import dev.tributary.engine.webhook.Webhooks.Call;
import dev.tributary.engine.webhook.Webhooks.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link HookCallStore} on its table. */
@Component
final class HookCallTable implements HookCallStore {
    private static final int LONGEST_REASON = 300;

    private final DSLContext sql;

    HookCallTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void add(UUID id, String webhook, UUID conversation, String event, String body, Instant now) {
        WebhookCallRecord row = new WebhookCallRecord();
        row.setId(id);
        row.setWebhook(webhook);
        row.setConversationId(conversation);
        row.setEvent(event);
        row.setBody(body);
        row.setState(State.WAITING.name());
        row.setTries(0);
        row.setCreatedAt(Moments.column(now));
        sql.insertInto(WEBHOOK_CALL).set(row).execute();
    }

    @Override
    public Optional<Waiting> waiting(UUID id) {
        return sql.selectFrom(WEBHOOK_CALL)
                .where(WEBHOOK_CALL.ID.eq(id), WEBHOOK_CALL.STATE.eq(State.WAITING.name()))
                .fetchOptional(row -> new Waiting(row.getWebhook(), row.getBody(), row.getTries()));
    }

    @Override
    public void tried(UUID id, int tries, State state, @Nullable String reason, Instant now) {
        sql.update(WEBHOOK_CALL)
                .set(WEBHOOK_CALL.TRIES, tries)
                .set(WEBHOOK_CALL.STATE, state.name())
                .set(
                        WEBHOOK_CALL.REASON,
                        reason == null || reason.length() <= LONGEST_REASON
                                ? reason
                                : reason.substring(0, LONGEST_REASON))
                .set(WEBHOOK_CALL.SETTLED_AT, state == State.WAITING ? null : Moments.column(now))
                .where(WEBHOOK_CALL.ID.eq(id))
                .execute();
    }

    @Override
    public List<Call> newest(int limit) {
        return sql.selectFrom(WEBHOOK_CALL)
                .orderBy(WEBHOOK_CALL.CREATED_AT.desc(), WEBHOOK_CALL.ID)
                .limit(limit)
                .fetch(row -> new Call(
                        row.getId(),
                        row.getWebhook(),
                        row.getConversationId(),
                        row.getEvent(),
                        State.valueOf(row.getState()),
                        row.getTries(),
                        row.getReason(),
                        row.getCreatedAt().toInstant(),
                        row.getSettledAt() == null ? null : row.getSettledAt().toInstant()));
    }

    @Override
    public HookBody.Conversation conversation(UUID conversation) {
        List<String> assignees = sql.select(AGENT.EMAIL)
                .from(AGENT)
                .join(CONVERSATION_ASSIGNEE)
                .on(CONVERSATION_ASSIGNEE.AGENT_ID.eq(AGENT.ID))
                .where(CONVERSATION_ASSIGNEE.CONVERSATION_ID.eq(conversation))
                .orderBy(AGENT.EMAIL)
                .fetch(AGENT.EMAIL);
        List<String> tags = sql.select(CONVERSATION_TAG.TAG)
                .from(CONVERSATION_TAG)
                .where(CONVERSATION_TAG.CONVERSATION_ID.eq(conversation))
                .orderBy(CONVERSATION_TAG.TAG)
                .fetch(CONVERSATION_TAG.TAG);
        return sql.select(
                        CONVERSATION.STATUS,
                        CONVERSATION.CHANNEL,
                        CONVERSATION.SUBJECT,
                        CONVERSATION.PRIORITY,
                        AGENT_GROUP.CODE,
                        CONTACT.NAME,
                        CONTACT.EMAIL)
                .from(CONVERSATION)
                .join(CONTACT)
                .on(CONTACT.ID.eq(CONVERSATION.CONTACT_ID))
                .leftJoin(AGENT_GROUP)
                .on(AGENT_GROUP.ID.eq(CONVERSATION.GROUP_ID))
                .where(CONVERSATION.ID.eq(conversation))
                .fetchSingle(row -> new HookBody.Conversation(
                        conversation.toString(),
                        row.get(CONVERSATION.STATUS).toLowerCase(Locale.ROOT),
                        row.get(CONVERSATION.CHANNEL),
                        row.get(CONVERSATION.SUBJECT),
                        row.get(CONVERSATION.PRIORITY).toLowerCase(Locale.ROOT),
                        row.get(AGENT_GROUP.CODE),
                        assignees,
                        tags,
                        row.get(CONTACT.NAME),
                        row.get(CONTACT.EMAIL)));
    }

    @Override
    public void forget(Instant before) {
        sql.deleteFrom(WEBHOOK_CALL)
                .where(WEBHOOK_CALL.SETTLED_AT.lt(Moments.column(before)))
                .execute();
    }
}
