package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.AGENT;
import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.NOTIFICATION;

import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.notice.Notice;
import dev.tributary.engine.notice.NoticeMailStore;
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.store.schema.tables.records.NotificationRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link NoticeMailStore} on the notices' table: a mail is named after the notice that leads it. */
@Component
final class NoticeMailTable implements NoticeMailStore {
    private static final String EMAIL = "email";
    private static final String DESKTOP = "desktop";
    /** How many notices one mail is about; the others follow with the next. */
    private static final int LARGEST = 2_000;
    /** How many answers a customer's mail repeats at most. */
    private static final int ANSWERS = 50;
    /** When to look again for the end of a mail that is under way. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);
    /** When to look again for what fell due together with it and is not settled yet. */
    private static final Duration COMING = Duration.ofSeconds(1);
    /** For how long it is waited for: what cannot be settled keeps no mail back. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final DSLContext sql;

    NoticeMailTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Claim claim(UUID notice, Instant now, Duration apart) {
        NotificationRecord lead = sql.selectFrom(NOTIFICATION)
                .where(NOTIFICATION.ID.eq(notice), waiting())
                .fetchOne();
        if (lead == null) return new Claim.Over();
        UUID agent = lead.getAgentId();
        if (lead.getMailId() == null) {
            Instant later = agent == null ? null : later(agent, now, apart);
            if (later != null) return new Claim.Later(later);
            // whoever waited for the agent's row sees what the other claimed
            claimAll(notice, agent);
            lead.refresh();
        }
        if (!notice.equals(lead.getMailId())) return new Claim.Over();
        return new Claim.Mail(contents(notice), lead.getTries());
    }

    private static Condition waiting() {
        return NOTIFICATION.STATE.eq(Notice.State.HANDED_ON.name()).and(NOTIFICATION.MEDIUM.eq(EMAIL));
    }

    /**
     * What waits for an agent. Each was handed on at some time: with a range in it H2 takes the index of what agents are
     * told, and else that of all that this one was ever told.
     */
    private static Condition waitingFor(UUID agent) {
        return NOTIFICATION
                .AGENT_ID
                .eq(agent)
                .and(waiting())
                .and(NOTIFICATION.SETTLED_AT.gt(Moments.column(Instant.EPOCH)));
    }

    /** Locks the agent, and says when the next mail may go; null for now. */
    private @Nullable Instant later(UUID agent, Instant now, Duration apart) {
        sql.select(AGENT.ID).from(AGENT).where(AGENT.ID.eq(agent)).forUpdate().fetch();
        if (sql.fetchExists(NOTIFICATION, waitingFor(agent), underWay())) return now.plus(UNDER_WAY);
        if (moreFellDue(agent, now)) return now.plus(COMING);
        OffsetDateTime last = sql.select(DSL.max(NOTIFICATION.SETTLED_AT))
                .from(NOTIFICATION)
                .where(
                        NOTIFICATION.AGENT_ID.eq(agent),
                        NOTIFICATION.STATE.eq(Notice.State.SENT.name()),
                        NOTIFICATION.MEDIUM.eq(EMAIL),
                        NOTIFICATION.SETTLED_AT.gt(Moments.column(now.minus(apart))))
                .fetchSingle()
                .value1();
        return last == null ? null : last.toInstant().plus(apart);
    }

    /** What falls due in one moment is settled one by one and goes together. */
    private boolean moreFellDue(UUID agent, Instant now) {
        return sql.fetchExists(
                NOTIFICATION,
                NOTIFICATION.STATE.eq(Notice.State.WAITING.name()),
                NOTIFICATION.DUE_AT.between(Moments.column(now.minus(PATIENCE)), Moments.column(now)),
                NOTIFICATION.AGENT_ID.eq(agent),
                NOTIFICATION.MEDIUM.eq(EMAIL));
    }

    /** Its mail has a lead that is not settled; one whose lead was erased goes with another. */
    private static Condition underWay() {
        var lead = NOTIFICATION.as("lead");
        // by its id: what was handed to webhooks stays handed on, and there may be much of it
        return DSL.exists(DSL.selectOne()
                .from(lead)
                .where(lead.ID.eq(NOTIFICATION.MAIL_ID), lead.STATE.eq(Notice.State.HANDED_ON.name())));
    }

    private static Condition free() {
        return NOTIFICATION.MAIL_ID.isNull().or(DSL.not(underWay()));
    }

    private void claimAll(UUID lead, @Nullable UUID agent) {
        Condition whose = NOTIFICATION.ID.eq(lead);
        if (agent != null)
            whose = whose.or(NOTIFICATION.ID.in(sql.select(NOTIFICATION.ID)
                    .from(NOTIFICATION)
                    .where(waitingFor(agent), free())
                    .orderBy(NOTIFICATION.CREATED_AT, NOTIFICATION.ID)
                    .limit(LARGEST)
                    .fetch(NOTIFICATION.ID)));
        sql.update(NOTIFICATION)
                .set(NOTIFICATION.MAIL_ID, lead)
                .where(whose, waiting())
                .execute();
    }

    private List<Content> contents(UUID mail) {
        return sql.select(NOTIFICATION, CONVERSATION.SUBJECT, CONTACT.NAME, CONTACT.EMAIL, CONTACT.LOCALE)
                .from(NOTIFICATION)
                .join(CONVERSATION)
                .on(CONVERSATION.ID.eq(NOTIFICATION.CONVERSATION_ID))
                .join(CONTACT)
                .on(CONTACT.ID.eq(CONVERSATION.CONTACT_ID))
                .where(NOTIFICATION.MAIL_ID.eq(mail), waiting())
                .orderBy(NOTIFICATION.CREATED_AT, NOTIFICATION.ID)
                .fetch(row -> {
                    Notice notice = NoticeTable.notice(row.value1());
                    return new Content(notice, row.value2(), row.value3(), row.value4(), row.value5(), unread(notice));
                });
    }

    /** What agents wrote to a customer since they last read or wrote something, and since their last mail of this kind. */
    private List<String> unread(Notice notice) {
        if (notice.contact() == null) return List.of();
        Condition here = MESSAGE.CONVERSATION_ID.eq(notice.conversation());
        Condition seen = MESSAGE.KIND
                .eq(MessageKind.INBOUND.name())
                .and(MESSAGE.AUTOMATIC.isFalse())
                .or(DELIVERY.STATE.eq(DeliveryState.READ.name()));
        var lastSeen = DSL.field(DSL.select(DSL.coalesce(DSL.max(MESSAGE.SEQ), DSL.inline(0L)))
                .from(MESSAGE)
                .leftJoin(DELIVERY)
                .on(DELIVERY.MESSAGE_ID.eq(MESSAGE.ID))
                .where(here, seen));
        OffsetDateTime lastMail = sql.select(DSL.max(NOTIFICATION.SETTLED_AT))
                .from(NOTIFICATION)
                .where(
                        NOTIFICATION.CONVERSATION_ID.eq(notice.conversation()),
                        NOTIFICATION.CONTACT_ID.eq(notice.contact()),
                        NOTIFICATION.RULE_NAME.eq(notice.rule()),
                        NOTIFICATION.STATE.eq(Notice.State.SENT.name()))
                .fetchSingle()
                .value1();
        List<String> newest = sql.select(MESSAGE.BODY)
                .from(MESSAGE)
                .where(
                        here,
                        MESSAGE.KIND.eq(MessageKind.OUTBOUND.name()),
                        MESSAGE.AUTHOR.eq(Author.AGENT.name()),
                        // what went by mail is in their mailbox
                        MESSAGE.CHANNEL.ne(Channels.EMAIL),
                        MESSAGE.SEQ.gt(lastSeen),
                        lastMail == null ? DSL.noCondition() : MESSAGE.CREATED_AT.gt(lastMail))
                .orderBy(MESSAGE.SEQ.desc())
                .limit(ANSWERS)
                .fetch(MESSAGE.BODY);
        return newest.reversed().stream().filter(body -> !body.isBlank()).toList();
    }

    @Override
    public void tried(UUID mail, int tries) {
        sql.update(NOTIFICATION)
                .set(NOTIFICATION.TRIES, tries)
                .where(NOTIFICATION.ID.eq(mail))
                .execute();
    }

    @Override
    public boolean onScreenToo(Notice notice) {
        return notice.agent() != null
                && sql.fetchExists(
                        NOTIFICATION,
                        NOTIFICATION.CONVERSATION_ID.eq(notice.conversation()),
                        NOTIFICATION.RULE_NAME.eq(notice.rule()),
                        NOTIFICATION.AGENT_ID.eq(notice.agent()),
                        NOTIFICATION.MEDIUM.eq(DESKTOP),
                        NOTIFICATION.SEQ.eq(notice.seq()));
    }
}
