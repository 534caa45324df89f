package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE_REF;
import static dev.tributary.engine.store.schema.Tables.PARTICIPANT;
import static dev.tributary.engine.store.schema.Tables.REARRANGED_MESSAGE;
import static dev.tributary.engine.store.schema.Tables.REARRANGED_REF;
import static dev.tributary.engine.store.schema.Tables.REARRANGEMENT;
import static dev.tributary.engine.store.schema.Tables.RULE_TRACE;

import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.Rearranging;
import dev.tributary.engine.conversation.Rearranging.Done;
import dev.tributary.engine.conversation.RearrangingStore;
import dev.tributary.engine.outbox.Delivery;
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.engine.store.schema.tables.records.MessageRefRecord;
import dev.tributary.engine.store.schema.tables.records.ParticipantRecord;
import dev.tributary.engine.store.schema.tables.records.RearrangedMessageRecord;
import dev.tributary.engine.store.schema.tables.records.RearrangedRefRecord;
import dev.tributary.engine.store.schema.tables.records.RearrangementRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Moves messages between conversations, on the tables. */
@Component
final class RearrangingTables implements RearrangingStore {
    /** Of a mail that is long enough for a preview however much white space it begins with. */
    private static final int BEGINNING = 2000;

    private final DSLContext sql;

    RearrangingTables(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Outline> outline(UUID conversation) {
        return sql.select(
                        MESSAGE.ID,
                        MESSAGE.SEQ,
                        MESSAGE.KIND,
                        MESSAGE.AUTHOR,
                        MESSAGE.AUTHOR_ID,
                        MESSAGE.CHANNEL,
                        MESSAGE.ACCOUNT_ID,
                        MESSAGE.SUBJECT,
                        DSL.left(MESSAGE.BODY, BEGINNING),
                        MESSAGE.AUTOMATIC,
                        MESSAGE.SENT_AT,
                        MESSAGE.CREATED_AT)
                .from(MESSAGE)
                .where(MESSAGE.CONVERSATION_ID.eq(conversation), MESSAGE.KIND.ne(MessageKind.EVENT.name()))
                .orderBy(MESSAGE.SEQ)
                .fetch(row -> new Outline(
                        row.value1(),
                        row.value2(),
                        MessageKind.valueOf(row.value3()),
                        Author.valueOf(row.value4()),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        LockedConversation.oneLine(row.value9()),
                        row.value10(),
                        row.value11().toInstant(),
                        row.value12().toInstant()));
    }

    @Override
    public Optional<UUID> conversationOf(UUID message) {
        return sql.select(MESSAGE.CONVERSATION_ID)
                .from(MESSAGE)
                .where(MESSAGE.ID.eq(message))
                .fetchOptional(MESSAGE.CONVERSATION_ID);
    }

    @Override
    public Optional<UUID> numbered(long number) {
        return sql.select(CONVERSATION.ID)
                .from(CONVERSATION)
                .where(CONVERSATION.NUMBER.eq(number))
                .fetchOptional(CONVERSATION.ID);
    }

    @Override
    public long numberOf(UUID conversation) {
        return sql.select(CONVERSATION.NUMBER)
                .from(CONVERSATION)
                .where(CONVERSATION.ID.eq(conversation))
                .fetchSingle(CONVERSATION.NUMBER);
    }

    @Override
    public boolean onTheirWay(Collection<UUID> messages) {
        return sql.fetchExists(
                DELIVERY,
                DELIVERY.MESSAGE_ID.in(messages),
                DELIVERY.STATE.in(DeliveryState.QUEUED.name(), DeliveryState.SENDING.name()));
    }

    @Override
    public void keep(Plan plan, Instant now) {
        sql.executeInsert(new RearrangementRecord(
                plan.id(),
                plan.kind().name(),
                plan.source(),
                plan.target(),
                plan.agent(),
                plan.statusBefore().name(),
                Moments.column(now),
                null));
        Batches.insert(
                sql,
                plan.places().stream()
                        .map(place ->
                                new RearrangedMessageRecord(plan.id(), place.message(), place.before(), place.after()))
                        .toList());
    }

    @Override
    public void move(Plan plan, String name, Instant now) {
        repoint(plan, name, now);
        copyParticipants(plan, now);
        for (Place place : plan.places()) place(place.message(), plan.target(), place.after());
    }

    /** The ids of the messages; with a whole conversation also those that nobody saw, and its own name. */
    private void repoint(Plan plan, String name, Instant now) {
        Condition theirs = plan.kind() == Rearranging.Kind.MERGE
                ? MESSAGE_REF.CONVERSATION_ID.eq(plan.source())
                : MESSAGE_REF.MESSAGE_ID.in(plan.messages());
        List<RearrangedRefRecord> refs = new ArrayList<>();
        sql.select(MESSAGE_REF.ACCOUNT_ID, MESSAGE_REF.RFC_ID)
                .from(MESSAGE_REF)
                .where(theirs)
                .forEach(row -> refs.add(new RearrangedRefRecord(plan.id(), row.value1(), row.value2(), false)));
        sql.update(MESSAGE_REF)
                .set(MESSAGE_REF.CONVERSATION_ID, plan.target())
                .where(theirs)
                .execute();
        if (plan.kind() == Rearranging.Kind.MERGE) {
            List<UUID> accounts = sql.selectDistinct(MESSAGE.ACCOUNT_ID)
                    .from(MESSAGE)
                    .where(MESSAGE.ID.in(plan.messages()), MESSAGE.ACCOUNT_ID.isNotNull())
                    .fetch(MESSAGE.ACCOUNT_ID);
            for (UUID account : accounts) {
                Condition known = MESSAGE_REF.RFC_ID.eq(name).and(MESSAGE_REF.ACCOUNT_ID.eq(account));
                if (sql.fetchExists(MESSAGE_REF, known)) continue;
                Batches.insert(
                        sql,
                        List.of(new MessageRefRecord(
                                account, name, "MERGED", plan.target(), null, Moments.column(now))));
                refs.add(new RearrangedRefRecord(plan.id(), account, name, true));
            }
        }
        Batches.insert(sql, refs);
    }

    /** Whoever wrote there, or was copied, takes part where the messages are now. */
    private void copyParticipants(Plan plan, Instant now) {
        List<String> there = sql.select(PARTICIPANT.ADDRESS)
                .from(PARTICIPANT)
                .where(PARTICIPANT.CONVERSATION_ID.eq(plan.target()))
                .fetch(PARTICIPANT.ADDRESS);
        Batches.insert(
                sql,
                sql
                        .selectFrom(PARTICIPANT)
                        .where(
                                PARTICIPANT.CONVERSATION_ID.eq(plan.source()),
                                plan.kind() == Rearranging.Kind.MERGE
                                        ? PARTICIPANT.CONVERSATION_ID.isNotNull()
                                        : PARTICIPANT.MESSAGE_ID.in(plan.messages()))
                        .fetch()
                        .stream()
                        .filter(one -> !there.contains(one.getAddress()))
                        .map(one -> new ParticipantRecord(
                                plan.target(),
                                one.getAddress(),
                                one.getRole(),
                                one.getMessageId(),
                                Moments.column(now)))
                        .toList());
    }

    private void place(UUID message, UUID conversation, long seq) {
        sql.update(MESSAGE)
                .set(MESSAGE.CONVERSATION_ID, conversation)
                .set(MESSAGE.SEQ, seq)
                .where(MESSAGE.ID.eq(message))
                .execute();
        sql.update(RULE_TRACE)
                .set(RULE_TRACE.CONVERSATION_ID, conversation)
                .where(RULE_TRACE.MESSAGE_ID.eq(message))
                .execute();
        sql.select(DELIVERY.ID, DELIVERY.ACCOUNT_ID)
                .from(DELIVERY)
                .where(DELIVERY.MESSAGE_ID.eq(message))
                .fetch()
                .forEach(row -> sql.update(DELIVERY)
                        .set(DELIVERY.CONVERSATION_ID, conversation)
                        .set(DELIVERY.SEQ, seq)
                        .set(DELIVERY.LANE, Delivery.lane(conversation, row.value2()))
                        .where(DELIVERY.ID.eq(row.value1()))
                        .execute());
    }

    @Override
    public void putBack(Plan plan, Instant now) {
        for (Place place : plan.places()) place(place.message(), plan.source(), place.before());
        for (RearrangedRefRecord ref : sql.selectFrom(REARRANGED_REF)
                .where(REARRANGED_REF.REARRANGEMENT_ID.eq(plan.id()))
                .fetch()) {
            Condition one = MESSAGE_REF.RFC_ID.eq(ref.getRfcId()).and(MESSAGE_REF.ACCOUNT_ID.eq(ref.getAccountId()));
            if (ref.getMade()) sql.deleteFrom(MESSAGE_REF).where(one).execute();
            else
                sql.update(MESSAGE_REF)
                        .set(MESSAGE_REF.CONVERSATION_ID, plan.source())
                        .where(one)
                        .execute();
        }
        sql.deleteFrom(PARTICIPANT)
                .where(PARTICIPANT.CONVERSATION_ID.eq(plan.target()), PARTICIPANT.MESSAGE_ID.in(plan.messages()))
                .execute();
        sql.update(REARRANGEMENT)
                .set(REARRANGEMENT.UNDONE_AT, Moments.column(now))
                .where(REARRANGEMENT.ID.eq(plan.id()))
                .execute();
    }

    @Override
    public Optional<Plan> plan(UUID rearrangement) {
        return sql.selectFrom(REARRANGEMENT)
                .where(REARRANGEMENT.ID.eq(rearrangement), REARRANGEMENT.UNDONE_AT.isNull())
                .fetchOptional(row -> new Plan(
                        row.getId(),
                        Rearranging.Kind.valueOf(row.getKind()),
                        row.getSourceId(),
                        row.getTargetId(),
                        row.getAgentId(),
                        ConversationStatus.valueOf(row.getStatusBefore()),
                        places(row.getId())));
    }

    private List<Place> places(UUID rearrangement) {
        return sql.selectFrom(REARRANGED_MESSAGE)
                .where(REARRANGED_MESSAGE.REARRANGEMENT_ID.eq(rearrangement))
                .orderBy(REARRANGED_MESSAGE.SEQ_BEFORE)
                .fetch(row -> new Place(row.getMessageId(), row.getSeqBefore(), row.getSeqAfter()));
    }

    @Override
    public Optional<Done> last(UUID conversation) {
        return sql.select(REARRANGEMENT.ID)
                .from(REARRANGEMENT)
                .where(
                        REARRANGEMENT.SOURCE_ID.eq(conversation).or(REARRANGEMENT.TARGET_ID.eq(conversation)),
                        REARRANGEMENT.UNDONE_AT.isNull())
                .orderBy(REARRANGEMENT.DONE_AT.desc(), REARRANGEMENT.ID)
                .limit(1)
                .fetchOptional(REARRANGEMENT.ID)
                .flatMap(this::plan)
                .map(plan -> new Done(
                        plan.id(),
                        plan.kind(),
                        plan.source(),
                        numberOf(plan.source()),
                        plan.target(),
                        numberOf(plan.target()),
                        plan.messages()));
    }

    @Override
    public boolean untouched(Plan plan) {
        Integer there = sql.selectCount()
                .from(MESSAGE)
                .join(REARRANGED_MESSAGE)
                .on(REARRANGED_MESSAGE.MESSAGE_ID.eq(MESSAGE.ID))
                .where(
                        REARRANGED_MESSAGE.REARRANGEMENT_ID.eq(plan.id()),
                        MESSAGE.CONVERSATION_ID.eq(plan.target()),
                        MESSAGE.SEQ.eq(REARRANGED_MESSAGE.SEQ_AFTER))
                .fetchOne(0, Integer.class);
        return Objects.equals(there, plan.places().size());
    }
}
