package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.LANE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE_REF;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tributary.engine.outbox.Delivery;
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.engine.outbox.DeliveryStore;
import dev.tributary.engine.outbox.Outbox.NewDelivery;
import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.store.schema.tables.records.DeliveryRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deliveries and lanes in their tables. */
@Component
final class DeliveryTable implements DeliveryStore {
    private static final int LONGEST_ID = 500;

    private final DSLContext sql;
    private final OutgoingRows outgoing;

    DeliveryTable(DSLContext sql) {
        this.sql = sql;
        this.outgoing = new OutgoingRows(sql);
    }

    @Override
    public void lockLane(String lane, Instant now) {
        if (locked(lane)) return;
        // made once in a conversation's life, under its row lock: nobody else makes the same one now
        Upserts.added(Upserts.in(sql)
                .insertInto(LANE, LANE.ID, LANE.CREATED_AT)
                .values(lane, Moments.column(now))
                .onConflict(LANE.ID)
                .doNothing());
        locked(lane);
    }

    private boolean locked(String lane) {
        return sql.select(LANE.ID)
                .from(LANE)
                .where(LANE.ID.eq(lane))
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }

    @Override
    public UUID add(NewDelivery delivery, String lane, Instant now) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        sql.insertInto(DELIVERY)
                .set(DELIVERY.ID, id)
                .set(DELIVERY.MESSAGE_ID, delivery.messageId())
                .set(DELIVERY.CONVERSATION_ID, delivery.conversationId())
                .set(DELIVERY.ACCOUNT_ID, delivery.accountId())
                .set(DELIVERY.LANE, lane)
                .set(DELIVERY.SEQ, delivery.seq())
                .set(DELIVERY.RECIPIENT, delivery.recipient())
                .set(DELIVERY.STATE, DeliveryState.QUEUED.name())
                .set(DELIVERY.ATTEMPTS, 0)
                .set(DELIVERY.NEXT_AT, Moments.column(now))
                .set(DELIVERY.CREATED_AT, Moments.column(now))
                .set(DELIVERY.UPDATED_AT, Moments.column(now))
                .execute();
        return id;
    }

    @Override
    public Optional<Delivery> head(String lane) {
        return sql.selectFrom(DELIVERY)
                .where(
                        DELIVERY.LANE.eq(lane),
                        DELIVERY.STATE.in(DeliveryState.QUEUED.name(), DeliveryState.SENDING.name()))
                .orderBy(DELIVERY.SEQ)
                .limit(1)
                .fetchOptional(DeliveryTable::delivery);
    }

    @Override
    public List<Delivery> lock(Collection<UUID> deliveries) {
        if (deliveries.isEmpty()) return List.of();
        Set<UUID> conversations = sql.select(DELIVERY.CONVERSATION_ID)
                .from(DELIVERY)
                .where(DELIVERY.ID.in(deliveries))
                .fetchSet(DELIVERY.CONVERSATION_ID);
        if (conversations.isEmpty()) return List.of();
        sql.select(CONVERSATION.ID)
                .from(CONVERSATION)
                .where(CONVERSATION.ID.in(conversations))
                .orderBy(CONVERSATION.ID)
                .forUpdate()
                .fetch();
        return sql.selectFrom(DELIVERY)
                .where(DELIVERY.ID.in(deliveries))
                .orderBy(DELIVERY.ID)
                .forUpdate()
                .fetch(DeliveryTable::delivery);
    }

    @Override
    public List<UUID> ofMessages(Collection<UUID> messages) {
        return sql.select(DELIVERY.ID)
                .from(DELIVERY)
                .where(DELIVERY.MESSAGE_ID.in(messages))
                .fetch(DELIVERY.ID);
    }

    @Override
    public List<UUID> byExternalId(UUID account, Collection<String> externalIds) {
        return sql.select(DELIVERY.ID)
                .from(DELIVERY)
                .where(DELIVERY.ACCOUNT_ID.eq(account), DELIVERY.EXTERNAL_ID.in(externalIds))
                .fetch(DELIVERY.ID);
    }

    private static Condition to(UUID account, String recipient, Set<DeliveryState> states) {
        return DELIVERY.ACCOUNT_ID
                .eq(account)
                .and(DELIVERY.RECIPIENT.eq(recipient))
                .and(DELIVERY.STATE.in(states.stream().map(DeliveryState::name).toList()));
    }

    @Override
    public List<UUID> sentTo(UUID account, String recipient, Instant until, Set<DeliveryState> states) {
        return sql.select(DELIVERY.ID)
                .from(DELIVERY)
                .where(to(account, recipient, states), DELIVERY.SENT_AT.le(Moments.column(until)))
                .fetch(DELIVERY.ID);
    }

    @Override
    public Optional<UUID> lastSentTo(UUID account, String recipient, Instant after, Set<DeliveryState> states) {
        return sql.select(DELIVERY.ID)
                .from(DELIVERY)
                .where(to(account, recipient, states), DELIVERY.CREATED_AT.ge(Moments.column(after)))
                .orderBy(DELIVERY.CREATED_AT.desc(), DELIVERY.SEQ.desc())
                .limit(1)
                .fetchOptional(DELIVERY.ID);
    }

    @Override
    public void write(Delivery delivery, Instant now) {
        sql.update(DELIVERY)
                .set(DELIVERY.STATE, delivery.state().name())
                .set(DELIVERY.ATTEMPTS, delivery.attempts())
                .set(DELIVERY.NEXT_AT, Moments.column(delivery.nextAt()))
                .set(DELIVERY.EXTERNAL_ID, cut(delivery.externalId()))
                .set(DELIVERY.FAILURE_CODE, delivery.failureCode())
                .set(DELIVERY.FAILURE, delivery.failure())
                .set(DELIVERY.UPDATED_AT, Moments.column(now))
                .set(DELIVERY.SENT_AT, Moments.columnOrNull(delivery.sentAt()))
                .set(DELIVERY.DELIVERED_AT, Moments.columnOrNull(delivery.deliveredAt()))
                .set(DELIVERY.READ_AT, Moments.columnOrNull(delivery.readAt()))
                .where(DELIVERY.ID.eq(delivery.id()))
                .execute();
    }

    @Override
    public void remember(Delivery delivery, String externalId, RefKind kind, Instant now) {
        if (externalId.length() > LONGEST_ID) return;
        Upserts.added(Upserts.in(sql)
                .insertInto(MESSAGE_REF)
                .set(MESSAGE_REF.ACCOUNT_ID, delivery.accountId())
                .set(MESSAGE_REF.RFC_ID, externalId)
                .set(MESSAGE_REF.KIND, kind.name())
                .set(MESSAGE_REF.CONVERSATION_ID, delivery.conversationId())
                .set(MESSAGE_REF.MESSAGE_ID, delivery.messageId())
                .set(MESSAGE_REF.CREATED_AT, Moments.column(now))
                .onConflict(MESSAGE_REF.ACCOUNT_ID, MESSAGE_REF.RFC_ID)
                .doNothing());
    }

    @Override
    public boolean remembers(UUID account, String externalId) {
        return sql.fetchExists(
                MESSAGE_REF,
                MESSAGE_REF.RFC_ID.eq(externalId),
                MESSAGE_REF.ACCOUNT_ID.eq(account),
                MESSAGE_REF.KIND.in(RefKind.OWN.name(), RefKind.PROVIDER.name()));
    }

    @Override
    public OutgoingMessage outgoing(Delivery delivery, int attempt) {
        return outgoing.load(delivery, attempt);
    }

    @Override
    public List<String> waitingLanes(UUID account) {
        return sql.selectDistinct(DELIVERY.LANE)
                .from(DELIVERY)
                .where(
                        DELIVERY.ACCOUNT_ID.eq(account),
                        DELIVERY.STATE.in(DeliveryState.QUEUED.name(), DeliveryState.SENDING.name()))
                .fetch(DELIVERY.LANE);
    }

    private static @Nullable String cut(@Nullable String id) {
        return id == null || id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID);
    }

    private static Delivery delivery(DeliveryRecord row) {
        return new Delivery(
                row.getId(),
                row.getMessageId(),
                row.getConversationId(),
                row.getAccountId(),
                row.getLane(),
                row.getSeq(),
                row.getRecipient(),
                DeliveryState.valueOf(row.getState()),
                row.getAttempts(),
                row.getNextAt().toInstant(),
                row.getExternalId(),
                row.getFailureCode(),
                row.getFailure(),
                Moments.instantOrNull(row.getSentAt()),
                Moments.instantOrNull(row.getDeliveredAt()),
                Moments.instantOrNull(row.getReadAt()));
    }
}
