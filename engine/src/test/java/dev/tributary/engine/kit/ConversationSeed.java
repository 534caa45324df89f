package dev.tributary.engine.kit;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_AGENT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_ASSIGNEE;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_TAG;
import static dev.tributary.engine.store.schema.Tables.QUEUE_COUNT;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.Priority;
import dev.tributary.engine.store.schema.tables.records.ConversationRecord;
import dev.tributary.engine.store.schema.tables.records.MessageRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** A conversation being made up; {@link #plant} puts it into the database. */
public final class ConversationSeed {
    private final DSLContext sql;
    private final Clock clock;
    private final ConversationRecord row = new ConversationRecord();
    private final List<MessageRecord> messages = new ArrayList<>();
    private final List<UUID> assignees = new ArrayList<>();
    private final Set<UUID> workers = new HashSet<>();
    private final List<String> tags = new ArrayList<>();

    ConversationSeed(DSLContext sql, Clock clock, UUID contact, String channel, UUID account) {
        this.sql = sql;
        this.clock = clock;
        row.setId(UUID.randomUUID());
        row.setContactId(contact);
        row.setChannel(channel);
        row.setAccountId(account);
        row.setStatus(ConversationStatus.OPEN.name());
        row.setPriority(Priority.NORMAL.name());
        row.setAgentAnswered(false);
        row.setPreview("");
        row.setPreviewBy(Author.CUSTOMER.name());
        row.setCreatedAt(now());
        row.setLastActivityAt(now());
    }

    /** In this group. */
    public ConversationSeed group(@Nullable Group group) {
        row.setGroupId(group == null ? null : group.id());
        return this;
    }

    /** Somebody works on it. */
    public ConversationSeed assignee(Agent agent) {
        assignees.add(agent.id());
        workers.add(agent.id());
        return this;
    }

    /** It is done. */
    public ConversationSeed resolvedBy(Agent agent) {
        row.setStatus(ConversationStatus.RESOLVED.name());
        row.setResolvedBy(agent.id());
        row.setResolvedAt(now());
        return this;
    }

    /** It is put aside until then. */
    public ConversationSeed snoozedUntil(Instant moment) {
        row.setStatus(ConversationStatus.SNOOZED.name());
        row.setSnoozedUntil(moment.atOffset(ZoneOffset.UTC));
        return this;
    }

    /** It carries this tag. */
    public ConversationSeed tag(String tag) {
        tags.add(tag);
        return this;
    }

    /** The customer found it so, 1 to 5. */
    public ConversationSeed rated(int rating) {
        row.setRating(rating);
        return this;
    }

    /** The customer writes, at the clock's time. */
    public ConversationSeed inbound(String text) {
        row.setLastInboundAt(now());
        if (row.getWaitingSince() == null) row.setWaitingSince(now());
        return message(MessageKind.INBOUND, Author.CUSTOMER, row.getContactId(), text);
    }

    /** An agent answers, at the clock's time. */
    public ConversationSeed answer(Agent agent, String text) {
        row.setAgentAnswered(true);
        row.setWaitingSince(null);
        workers.add(agent.id());
        return message(MessageKind.OUTBOUND, Author.AGENT, agent.id(), text);
    }

    private ConversationSeed message(MessageKind kind, Author author, @Nullable UUID authorId, String text) {
        MessageRecord message = new MessageRecord();
        message.setId(UUID.randomUUID());
        message.setConversationId(row.getId());
        message.setSeq(messages.size() + 1L);
        message.setKind(kind.name());
        message.setAuthor(author.name());
        message.setAuthorId(authorId);
        message.setChannel(row.getChannel());
        message.setAccountId(row.getAccountId());
        message.setBody(text);
        message.setAutomatic(false);
        message.setSentAt(now());
        message.setCreatedAt(now());
        messages.add(message);
        row.setPreview(text.substring(0, Math.min(300, text.length())));
        row.setPreviewBy(author.name());
        row.setLastActivityAt(now());
        return this;
    }

    /** Stores it; returns its id. */
    public UUID plant() {
        row.setLastSeq((long) messages.size());
        row.setMessageCount(messages.size());
        row.setAssigneeCount(assignees.size());
        sql.insertInto(CONVERSATION).set(row).execute();
        sql.batchInsert(messages).execute();
        for (UUID agent : assignees)
            sql.insertInto(CONVERSATION_ASSIGNEE)
                    .set(CONVERSATION_ASSIGNEE.CONVERSATION_ID, row.getId())
                    .set(CONVERSATION_ASSIGNEE.AGENT_ID, agent)
                    .set(CONVERSATION_ASSIGNEE.ASSIGNED_AT, now())
                    .set(CONVERSATION_ASSIGNEE.STATUS, row.getStatus())
                    .set(CONVERSATION_ASSIGNEE.LAST_ACTIVITY_AT, row.getLastActivityAt())
                    .execute();
        count(null);
        assignees.forEach(this::count);
        for (UUID agent : workers)
            sql.insertInto(CONVERSATION_AGENT)
                    .set(CONVERSATION_AGENT.CONVERSATION_ID, row.getId())
                    .set(CONVERSATION_AGENT.AGENT_ID, agent)
                    .execute();
        for (String tag : tags)
            sql.insertInto(CONVERSATION_TAG)
                    .set(CONVERSATION_TAG.CONVERSATION_ID, row.getId())
                    .set(CONVERSATION_TAG.TAG, tag)
                    .execute();
        return row.getId();
    }

    private void count(@Nullable UUID agent) {
        sql.insertInto(QUEUE_COUNT)
                .set(QUEUE_COUNT.GROUP_ID, row.getGroupId())
                .set(QUEUE_COUNT.AGENT_ID, agent)
                .set(QUEUE_COUNT.STATUS, row.getStatus())
                .set(QUEUE_COUNT.FREE, assignees.isEmpty())
                .set(QUEUE_COUNT.NUMBER, 1)
                .execute();
    }

    /** The ids of its messages, oldest first. */
    public List<UUID> messageIds() {
        return messages.stream().map(MessageRecord::getId).toList();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
