package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_ASSIGNEE;
import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.EVENT_LOG;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.NOTIFICATION;
import static dev.tributary.engine.store.schema.Tables.SEEN;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.notice.NewNotice;
import dev.tributary.engine.notice.Notice;
import dev.tributary.engine.notice.NoticeKind;
import dev.tributary.engine.notice.NoticeStore;
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.engine.store.schema.tables.records.ConversationRecord;
import dev.tributary.engine.store.schema.tables.records.NotificationRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link NoticeStore} on its table; the words that make a notice void stand in one column, blanks between. */
@Component
final class NoticeTable implements NoticeStore {
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_NAME = 300;
    private static final String WAITING = Notice.State.WAITING.name();

    private final DSLContext sql;

    NoticeTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<NewNotice> fresh(List<NewNotice> notices, Instant now) {
        if (notices.isEmpty()) return List.of();
        Set<Same> waiting = new HashSet<>();
        Set<Told> told = new HashSet<>();
        Set<UUID> messages = notices.stream()
                .map(NewNotice::message)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        sql.select(
                        NOTIFICATION.CONVERSATION_ID,
                        NOTIFICATION.RULE_NAME,
                        NOTIFICATION.MEDIUM,
                        NOTIFICATION.AGENT_ID,
                        NOTIFICATION.CONTACT_ID,
                        NOTIFICATION.MESSAGE_ID,
                        NOTIFICATION.STATE)
                .from(NOTIFICATION)
                .where(
                        NOTIFICATION.CONVERSATION_ID.in(conversations(notices)),
                        NOTIFICATION.STATE.eq(WAITING).or(NOTIFICATION.MESSAGE_ID.in(messages)))
                .forEach(row -> {
                    UUID agent = row.value4();
                    Same same =
                            new Same(row.value1(), row.value2(), row.value3(), agent == null ? row.value5() : agent);
                    if (row.value7().equals(WAITING)) waiting.add(same);
                    if (row.value6() != null) told.add(new Told(same, row.value6()));
                });
        List<NewNotice> fresh = new ArrayList<>();
        for (NewNotice notice : notices) {
            Same same = Same.as(notice);
            UUID message = notice.message();
            if (waiting.contains(same) || (message != null && !told.add(new Told(same, message)))) continue;
            if (notice.dueAt().isAfter(now)) waiting.add(same);
            fresh.add(notice);
        }
        return fresh;
    }

    @Override
    public List<Notice> waitingLike(List<NewNotice> notices) {
        Set<Same> wanted = notices.stream().map(Same::as).collect(Collectors.toSet());
        return sql
                .selectFrom(NOTIFICATION)
                .where(NOTIFICATION.CONVERSATION_ID.in(conversations(notices)), NOTIFICATION.STATE.eq(WAITING))
                .fetch(NoticeTable::notice)
                .stream()
                .filter(waiting -> wanted.contains(Same.as(waiting)))
                .toList();
    }

    private static Set<UUID> conversations(List<NewNotice> notices) {
        return notices.stream().map(NewNotice::conversation).collect(Collectors.toSet());
    }

    /** What makes two notices the same to who gets them. */
    private record Same(
            UUID conversation,
            String rule,
            String medium,
            @Nullable UUID recipient) {
        static Same as(NewNotice notice) {
            return new Same(
                    notice.conversation(),
                    cut(notice.rule()),
                    notice.medium(),
                    notice.agent() == null ? notice.contact() : notice.agent());
        }

        static Same as(Notice notice) {
            return new Same(
                    notice.conversation(),
                    notice.rule(),
                    notice.medium(),
                    notice.agent() == null ? notice.contact() : notice.agent());
        }
    }

    private record Told(Same same, UUID message) {}

    private static String cut(String rule) {
        return rule.length() <= LONGEST_NAME ? rule : rule.substring(0, LONGEST_NAME);
    }

    @Override
    public List<Notice> add(List<NewNotice> notices, Instant now) {
        List<NotificationRecord> rows =
                notices.stream().map(notice -> row(notice, now)).toList();
        Batches.insert(sql, rows);
        return rows.stream().map(NoticeTable::notice).toList();
    }

    private static NotificationRecord row(NewNotice notice, Instant now) {
        NotificationRecord row = new NotificationRecord();
        row.setId(UuidCreator.getTimeOrderedEpoch());
        row.setRuleName(cut(notice.rule()));
        row.setEvent(notice.event());
        NoticeKind kind = notice.kind();
        row.setKind(kind == null ? null : kind.name());
        row.setMedium(notice.medium());
        row.setAgentId(notice.agent());
        row.setContactId(notice.contact());
        row.setConversationId(notice.conversation());
        row.setMessageId(notice.message());
        row.setContent(
                notice.text() == null ? null : notice.text().first(LONGEST_TEXT).value());
        row.setVoidWhen(String.join(" ", new TreeSet<>(notice.voidWhen())));
        row.setSeq(notice.seq());
        row.setState(WAITING);
        row.setDueAt(Moments.column(notice.dueAt()));
        row.setCreatedAt(Moments.column(now));
        return row;
    }

    static Notice notice(NotificationRecord row) {
        String words = row.getVoidWhen();
        return new Notice(
                row.getId(),
                row.getRuleName(),
                row.getEvent(),
                row.getKind() == null ? null : NoticeKind.valueOf(row.getKind()),
                row.getMedium(),
                row.getAgentId(),
                row.getContactId(),
                row.getConversationId(),
                row.getMessageId(),
                row.getContent(),
                words.isEmpty() ? Set.of() : Set.of(words.split(" ", -1)),
                row.getSeq(),
                Notice.State.valueOf(row.getState()),
                row.getReason(),
                row.getDueAt().toInstant());
    }

    @Override
    public void putOff(List<NewNotice> toCustomers) {
        for (NewNotice notice : toCustomers)
            sql.update(NOTIFICATION)
                    .set(NOTIFICATION.DUE_AT, Moments.column(notice.dueAt()))
                    .set(NOTIFICATION.SEQ, notice.seq())
                    .set(NOTIFICATION.MESSAGE_ID, notice.message())
                    .where(
                            NOTIFICATION.CONVERSATION_ID.eq(notice.conversation()),
                            NOTIFICATION.STATE.eq(WAITING),
                            NOTIFICATION.CONTACT_ID.eq(notice.contact()),
                            NOTIFICATION.RULE_NAME.eq(cut(notice.rule())),
                            NOTIFICATION.MEDIUM.eq(notice.medium()))
                    .execute();
    }

    @Override
    public Map<UUID, Instant> nextDue(Collection<UUID> agents, NoticeKind kind, String medium) {
        if (agents.isEmpty()) return Map.of();
        Map<UUID, Instant> next = new HashMap<>();
        sql.select(NOTIFICATION.AGENT_ID, DSL.min(NOTIFICATION.DUE_AT))
                .from(NOTIFICATION)
                .where(
                        NOTIFICATION.STATE.eq(WAITING),
                        NOTIFICATION.KIND.eq(kind.name()),
                        NOTIFICATION.MEDIUM.eq(medium),
                        NOTIFICATION.AGENT_ID.isNotNull())
                .groupBy(NOTIFICATION.AGENT_ID)
                .forEach(row -> next.put(row.value1(), row.value2().toInstant()));
        // few wait at a time; asked for these agents H2 would read all that they were ever told
        next.keySet().retainAll(Set.copyOf(agents));
        return next;
    }

    @Override
    public Map<UUID, Place> places(Collection<UUID> conversations) {
        if (conversations.isEmpty()) return Map.of();
        Map<UUID, Set<UUID>> assignees = new HashMap<>();
        sql.select(CONVERSATION_ASSIGNEE.CONVERSATION_ID, CONVERSATION_ASSIGNEE.AGENT_ID)
                .from(CONVERSATION_ASSIGNEE)
                .where(CONVERSATION_ASSIGNEE.CONVERSATION_ID.in(conversations))
                .forEach(row -> assignees
                        .computeIfAbsent(row.value1(), unused -> new HashSet<>())
                        .add(row.value2()));
        Map<UUID, Place> places = new HashMap<>();
        sql.select(CONVERSATION.ID, CONVERSATION.GROUP_ID)
                .from(CONVERSATION)
                .where(CONVERSATION.ID.in(conversations))
                .forEach(row -> places.put(
                        row.value1(), new Place(row.value2(), assignees.getOrDefault(row.value1(), Set.of()))));
        return places;
    }

    @Override
    public List<UUID> due(Instant now, int limit) {
        return sql.select(NOTIFICATION.ID)
                .from(NOTIFICATION)
                .where(NOTIFICATION.STATE.eq(WAITING), NOTIFICATION.DUE_AT.le(Moments.column(now)))
                .orderBy(NOTIFICATION.DUE_AT, NOTIFICATION.ID)
                .limit(limit)
                .fetch(NOTIFICATION.ID);
    }

    @Override
    public Optional<Notice> lockWaiting(UUID notice) {
        sql.select(CONVERSATION.ID)
                .from(CONVERSATION)
                .where(CONVERSATION.ID.in(DSL.select(NOTIFICATION.CONVERSATION_ID)
                        .from(NOTIFICATION)
                        .where(NOTIFICATION.ID.eq(notice))))
                .forUpdate()
                .fetch();
        return sql.selectFrom(NOTIFICATION)
                .where(NOTIFICATION.ID.eq(notice), NOTIFICATION.STATE.eq(WAITING))
                .forUpdate()
                .fetchOptional(NoticeTable::notice);
    }

    @Override
    public void settle(List<Settled> notices, Instant now) {
        Batches.update(
                sql,
                notices.stream()
                        .map(settled -> {
                            NotificationRecord row = new NotificationRecord();
                            row.setId(settled.notice());
                            row.setState(settled.state().name());
                            row.setReason(settled.reason());
                            row.setSettledAt(Moments.column(now));
                            return row;
                        })
                        .toList());
    }

    @Override
    public Standing standing(Notice notice) {
        ConversationRecord conversation = sql.fetchSingle(CONVERSATION, CONVERSATION.ID.eq(notice.conversation()));
        boolean answered = sql.fetchExists(
                MESSAGE,
                MESSAGE.CONVERSATION_ID.eq(notice.conversation()),
                MESSAGE.SEQ.gt(notice.seq()),
                MESSAGE.KIND.eq(MessageKind.OUTBOUND.name()),
                MESSAGE.AUTHOR.in(Author.AGENT.name(), Author.ELSEWHERE.name()));
        return new Standing(
                ConversationStatus.RESOLVED.name().equals(conversation.getStatus()) || resolvedSince(notice),
                conversation.getAssigneeCount() > 0,
                answered,
                notice.agent() == null ? customerRead(notice) : agentRead(notice, notice.agent()));
    }

    /** Opened again it is another matter: what was settled stays settled. */
    private boolean resolvedSince(Notice notice) {
        return sql.fetchExists(
                EVENT_LOG,
                EVENT_LOG.CONVERSATION_ID.eq(notice.conversation()),
                EVENT_LOG.KIND.eq(EventKind.CONVERSATION_RESOLVED.name()),
                EVENT_LOG.OCCURRED_AT.gt(DSL.field(DSL.select(NOTIFICATION.CREATED_AT)
                        .from(NOTIFICATION)
                        .where(NOTIFICATION.ID.eq(notice.id())))));
    }

    private boolean agentRead(Notice notice, UUID agent) {
        return sql.fetchExists(
                SEEN,
                SEEN.CONVERSATION_ID.eq(notice.conversation()),
                SEEN.AGENT_ID.eq(agent),
                SEEN.SEQ.ge(lastMessage(notice)));
    }

    /** An event line after the message, such as that of the rule itself, is nothing that one reads. */
    private long lastMessage(Notice notice) {
        Long last = sql.select(DSL.max(MESSAGE.SEQ))
                .from(MESSAGE)
                .where(
                        MESSAGE.CONVERSATION_ID.eq(notice.conversation()),
                        MESSAGE.SEQ.le(notice.seq()),
                        MESSAGE.KIND.ne(MessageKind.EVENT.name()))
                .fetchSingle()
                .value1();
        return last == null ? notice.seq() : last;
    }

    /** The customer has read, or answered, what was last sent to them, also what was sent after the notice was planned. */
    private boolean customerRead(Notice notice) {
        return sql.select(MESSAGE.SEQ, DELIVERY.STATE)
                .from(DELIVERY)
                .join(MESSAGE)
                .on(MESSAGE.ID.eq(DELIVERY.MESSAGE_ID))
                .where(MESSAGE.CONVERSATION_ID.eq(notice.conversation()))
                .orderBy(MESSAGE.SEQ.desc())
                .limit(1)
                .fetchOptional()
                .filter(last -> DeliveryState.READ.name().equals(last.value2()) || answeredAfter(notice, last.value1()))
                .isPresent();
    }

    private boolean answeredAfter(Notice notice, long seq) {
        return sql.fetchExists(
                MESSAGE,
                MESSAGE.CONVERSATION_ID.eq(notice.conversation()),
                MESSAGE.SEQ.gt(seq),
                MESSAGE.KIND.eq(MessageKind.INBOUND.name()),
                MESSAGE.AUTOMATIC.isFalse());
    }

    @Override
    public List<Notice> ofAgent(UUID agent, int limit) {
        return sql.selectFrom(NOTIFICATION)
                .where(NOTIFICATION.AGENT_ID.eq(agent))
                .orderBy(NOTIFICATION.CREATED_AT.desc(), NOTIFICATION.ID)
                .limit(limit)
                .fetch(NoticeTable::notice);
    }

    @Override
    public List<Notice> ofConversation(UUID conversation) {
        return sql.selectFrom(NOTIFICATION)
                .where(NOTIFICATION.CONVERSATION_ID.eq(conversation))
                .orderBy(NOTIFICATION.CREATED_AT, NOTIFICATION.ID)
                .fetch(NoticeTable::notice);
    }

    @Override
    public int toCustomerSince(UUID contact, Instant since) {
        return sql.fetchCount(
                NOTIFICATION,
                NOTIFICATION.CONTACT_ID.eq(contact),
                NOTIFICATION.CREATED_AT.gt(Moments.column(since)),
                NOTIFICATION.STATE.ne(Notice.State.VOID.name()));
    }

    @Override
    public boolean customerToldSince(UUID conversation, Instant since) {
        return sql.fetchExists(
                NOTIFICATION,
                NOTIFICATION.CONVERSATION_ID.eq(conversation),
                NOTIFICATION.CONTACT_ID.isNotNull(),
                NOTIFICATION.CREATED_AT.gt(Moments.column(since)),
                NOTIFICATION.STATE.ne(Notice.State.VOID.name()));
    }
}
