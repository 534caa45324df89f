package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.AGENT;
import static dev.tributary.engine.store.schema.Tables.CHANNEL_ACCOUNT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.MESSAGE_REF;
import static dev.tributary.engine.store.schema.Tables.PARTICIPANT;

import dev.tributary.engine.intake.ExternalKey;
import dev.tributary.engine.intake.IntakeStore.Participant;
import dev.tributary.engine.intake.IntakeStore.Reference;
import dev.tributary.engine.intake.IntakeStore.Referred;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.store.schema.tables.records.MessageRefRecord;
import dev.tributary.engine.store.schema.tables.records.ParticipantRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What mails go by to find their conversation: ids, numbers, and who takes part. */
final class ReferenceRows {
    private static final String SEEN = "SEEN";
    private static final String ANCESTOR = "ANCESTOR";

    private final DSLContext sql;

    ReferenceRows(DSLContext sql) {
        this.sql = sql;
    }

    /** What these ids lead to; the condition may match more. */
    Map<ExternalKey, Referred> find(Condition named, Set<ExternalKey> ids) {
        Map<ExternalKey, Referred> references = new HashMap<>();
        sql.select(MESSAGE_REF.ACCOUNT_ID, MESSAGE_REF.RFC_ID, MESSAGE_REF.CONVERSATION_ID, MESSAGE_REF.KIND)
                .from(MESSAGE_REF)
                .where(named)
                .forEach(row -> references.put(
                        new ExternalKey(row.value1(), row.value2()),
                        new Referred(row.value3(), !row.value4().equals(ANCESTOR))));
        references.keySet().retainAll(ids);
        return references;
    }

    Map<Long, UUID> numbered(Set<Long> numbers) {
        return sql.select(CONVERSATION.NUMBER, CONVERSATION.ID)
                .from(CONVERSATION)
                .where(CONVERSATION.NUMBER.in(numbers))
                .fetchMap(CONVERSATION.NUMBER, CONVERSATION.ID);
    }

    OptionalLong numberOf(UUID conversation) {
        Long number = sql.select(CONVERSATION.NUMBER)
                .from(CONVERSATION)
                .where(CONVERSATION.ID.eq(conversation))
                .fetchOne(CONVERSATION.NUMBER);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    Map<UUID, Set<String>> participants(Set<UUID> conversations) {
        Map<UUID, Set<String>> participants = new HashMap<>();
        if (conversations.isEmpty()) return participants;
        sql.select(PARTICIPANT.CONVERSATION_ID, PARTICIPANT.ADDRESS)
                .from(PARTICIPANT)
                .where(PARTICIPANT.CONVERSATION_ID.in(conversations))
                .forEach(row -> participants
                        .computeIfAbsent(row.value1(), id -> new HashSet<>())
                        .add(row.value2()));
        return participants;
    }

    boolean isStaff(String address) {
        return sql.fetchExists(AGENT, AGENT.EMAIL.equalIgnoreCase(address), AGENT.ACTIVE.isTrue());
    }

    Set<String> mailboxes() {
        return sql.select(CHANNEL_ACCOUNT.ACCOUNT)
                .from(CHANNEL_ACCOUNT)
                .where(CHANNEL_ACCOUNT.CHANNEL.eq(Channels.EMAIL))
                .fetchSet(CHANNEL_ACCOUNT.ACCOUNT);
    }

    void add(Collection<Reference> fresh, Instant now) {
        Batches.insert(
                sql,
                fresh.stream()
                        .map(reference -> new MessageRefRecord(
                                reference.key().accountId(),
                                reference.key().externalId(),
                                kind(reference),
                                reference.conversationId(),
                                reference.messageId(),
                                Moments.column(now)))
                        .toList());
    }

    private static String kind(Reference reference) {
        return reference.messageId() == null ? ANCESTOR : SEEN;
    }

    void change(Collection<Reference> changed) {
        Batches.update(
                sql,
                changed.stream()
                        .map(reference -> {
                            MessageRefRecord row = new MessageRefRecord();
                            row.setAccountId(reference.key().accountId());
                            row.setRfcId(reference.key().externalId());
                            row.setKind(kind(reference));
                            row.setConversationId(reference.conversationId());
                            row.setMessageId(reference.messageId());
                            return row;
                        })
                        .toList());
    }

    void addParticipants(Collection<Participant> fresh, Instant now) {
        Batches.insert(
                sql,
                fresh.stream()
                        .map(one -> new ParticipantRecord(
                                one.conversation(),
                                one.address(),
                                one.role().name(),
                                one.message(),
                                Moments.column(now)))
                        .toList());
    }
}
