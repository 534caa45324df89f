package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.ATTACHMENT;
import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONTACT_IDENTITY;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.EVENT_LOG;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.VISITOR;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tributary.engine.conversation.Desk.ContactField;
import dev.tributary.engine.conversation.FileContent;
import dev.tributary.engine.conversation.FileRow;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.Ratings;
import dev.tributary.engine.conversation.VisitorStore;
import dev.tributary.engine.conversation.VisitorThread.SaidDetails;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.conversation.VisitorThread.VisitorMessage;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.store.schema.tables.records.ContactRecord;
import dev.tributary.engine.store.schema.tables.records.VisitorRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Visitors and their side of the thread, on the tables. */
@Component
final class VisitorTables implements VisitorStore {
    private final DSLContext sql;

    VisitorTables(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void add(VisitorIdentity visitor, String tokenHash, String origin, Instant now, Instant expiresAt) {
        sql.insertInto(VISITOR)
                .set(VISITOR.ID, visitor.id())
                .set(VISITOR.ACCOUNT_ID, visitor.accountId())
                .set(VISITOR.TOKEN_HASH, tokenHash)
                .set(VISITOR.ORIGIN, origin)
                .set(VISITOR.CREATED_AT, Moments.column(now))
                .set(VISITOR.EXPIRES_AT, Moments.column(expiresAt))
                .set(VISITOR.LAST_SEEN_AT, Moments.column(now))
                .execute();
    }

    @Override
    public Optional<VisitorIdentity> byToken(String tokenHash, String origin, Instant now) {
        return sql.select(VISITOR.ID, VISITOR.ACCOUNT_ID)
                .from(VISITOR)
                .where(
                        VISITOR.TOKEN_HASH.eq(tokenHash),
                        VISITOR.ORIGIN.eq(origin),
                        VISITOR.EXPIRES_AT.gt(Moments.column(now)))
                .fetchOptional(row -> new VisitorIdentity(row.value1(), row.value2()));
    }

    @Override
    public Set<UUID> conversations(VisitorIdentity visitor) {
        return new HashSet<>(sql.select(CONVERSATION.ID)
                .from(CONTACT_IDENTITY)
                .join(CONVERSATION)
                .on(CONVERSATION.CONTACT_ID.eq(CONTACT_IDENTITY.CONTACT_ID))
                .where(identityOf(visitor))
                .fetch(CONVERSATION.ID));
    }

    private static Condition identityOf(VisitorIdentity visitor) {
        return CONTACT_IDENTITY
                .EXTERNAL_ID
                .eq(visitor.id().toString())
                .and(CONTACT_IDENTITY.ACCOUNT_ID.eq(visitor.accountId()));
    }

    /** Only what goes between customer and agents in this account: no notes, no event lines, no mails. */
    private static Condition shown(VisitorIdentity visitor, Set<UUID> conversations) {
        return EVENT_LOG
                .CONVERSATION_ID
                .in(conversations)
                .and(EVENT_LOG.KIND.in(EventKind.MESSAGE_RECEIVED.name(), EventKind.MESSAGE_SENT.name()))
                .and(MESSAGE.ACCOUNT_ID.eq(visitor.accountId()))
                .and(MESSAGE.KIND.in(MessageKind.INBOUND.name(), MessageKind.OUTBOUND.name()));
    }

    @Override
    public List<VisitorMessage> after(VisitorIdentity visitor, Set<UUID> conversations, long position, int limit) {
        return read(visitor, shown(visitor, conversations).and(EVENT_LOG.POSITION.gt(position)), limit);
    }

    @Override
    public Optional<VisitorMessage> message(VisitorIdentity visitor, Set<UUID> conversations, UUID messageId) {
        return read(visitor, shown(visitor, conversations).and(MESSAGE.ID.eq(messageId)), 1).stream()
                .findFirst();
    }

    private List<VisitorMessage> read(VisitorIdentity visitor, Condition which, int limit) {
        var rows = sql.select(
                        EVENT_LOG.POSITION,
                        MESSAGE.ID,
                        MESSAGE.KIND,
                        MESSAGE.EXTERNAL_ID,
                        MESSAGE.AUTHOR_NAME,
                        MESSAGE.BODY,
                        MESSAGE.DETAILS,
                        MESSAGE.SENT_AT)
                .from(EVENT_LOG)
                .join(MESSAGE)
                .on(MESSAGE.ID.eq(EVENT_LOG.MESSAGE_ID))
                .where(which)
                .orderBy(EVENT_LOG.POSITION)
                .limit(limit)
                .fetch();
        Map<UUID, List<FileRow>> files = files(rows.getValues(MESSAGE.ID));
        return rows.map(row -> {
            UUID id = row.get(MESSAGE.ID);
            String name = row.get(MESSAGE.AUTHOR_NAME);
            return new VisitorMessage(
                    row.get(EVENT_LOG.POSITION),
                    id,
                    row.get(MESSAGE.KIND).equals(MessageKind.INBOUND.name()),
                    clientId(visitor, row.get(MESSAGE.EXTERNAL_ID)),
                    name == null ? "" : name,
                    row.get(MESSAGE.BODY),
                    files.getOrDefault(id, List.of()),
                    Ratings.ASKED.equals(row.get(MESSAGE.DETAILS)) ? "rating" : null,
                    row.get(MESSAGE.SENT_AT).toInstant());
        });
    }

    /** The chat edge names a message {@code visitor:client id}. */
    private static @Nullable String clientId(VisitorIdentity visitor, @Nullable String externalId) {
        String prefix = visitor.id() + ":";
        return externalId != null && externalId.startsWith(prefix) ? externalId.substring(prefix.length()) : null;
    }

    private Map<UUID, List<FileRow>> files(List<UUID> messages) {
        if (messages.isEmpty()) return Map.of();
        return sql.selectFrom(ATTACHMENT)
                .where(ATTACHMENT.MESSAGE_ID.in(messages))
                .orderBy(ATTACHMENT.MESSAGE_ID, ATTACHMENT.PLACE)
                .fetchGroups(ATTACHMENT.MESSAGE_ID, ThreadTables::file);
    }

    @Override
    public Optional<FileContent> file(VisitorIdentity visitor, Set<UUID> conversations, UUID file) {
        return sql.select(ATTACHMENT.fields())
                .from(ATTACHMENT)
                .join(MESSAGE)
                .on(MESSAGE.ID.eq(ATTACHMENT.MESSAGE_ID))
                .where(
                        ATTACHMENT.ID.eq(file),
                        MESSAGE.CONVERSATION_ID.in(conversations),
                        MESSAGE.ACCOUNT_ID.eq(visitor.accountId()),
                        MESSAGE.KIND.in(MessageKind.INBOUND.name(), MessageKind.OUTBOUND.name()))
                .fetchOptional(row ->
                        new FileContent(ThreadTables.file(row.into(ATTACHMENT)), ThreadTables.content(sql, file)));
    }

    @Override
    public long sentBytes(VisitorIdentity visitor) {
        return sql.select(DSL.coalesce(DSL.sum(ATTACHMENT.SIZE), BigDecimal.ZERO))
                .from(CONTACT_IDENTITY)
                .join(MESSAGE)
                .on(MESSAGE.CONVERSATION_ID.eq(CONTACT_IDENTITY.CONVERSATION_ID))
                .join(ATTACHMENT)
                .on(ATTACHMENT.MESSAGE_ID.eq(MESSAGE.ID))
                .where(
                        identityOf(visitor),
                        MESSAGE.ACCOUNT_ID.eq(visitor.accountId()),
                        MESSAGE.KIND.eq(MessageKind.INBOUND.name()))
                .fetchSingle()
                .value1()
                .longValue();
    }

    @Override
    public Set<UUID> visitorsOf(Set<UUID> conversations) {
        Set<UUID> visitors = new HashSet<>();
        sql.selectDistinct(CONTACT_IDENTITY.EXTERNAL_ID)
                .from(CONVERSATION)
                .join(CONTACT_IDENTITY)
                .on(CONTACT_IDENTITY.CONTACT_ID.eq(CONVERSATION.CONTACT_ID))
                .where(CONVERSATION.ID.in(conversations), CONTACT_IDENTITY.CHANNEL.eq(Channels.CHAT))
                .forEach(row -> uuid(row).ifPresent(visitors::add));
        return visitors;
    }

    static Optional<UUID> uuid(Record row) {
        try {
            return Optional.of(UUID.fromString(row.get(CONTACT_IDENTITY.EXTERNAL_ID)));
        } catch (IllegalArgumentException e) {
            // another chat channel's visitor, who has no box of ours
            return Optional.empty();
        }
    }

    @Override
    public Set<UUID> unread(VisitorIdentity visitor, Set<UUID> conversations, long position) {
        return sql.select(MESSAGE.ID)
                .from(EVENT_LOG)
                .join(MESSAGE)
                .on(MESSAGE.ID.eq(EVENT_LOG.MESSAGE_ID))
                .join(DELIVERY)
                .on(DELIVERY.MESSAGE_ID.eq(MESSAGE.ID))
                .where(shown(visitor, conversations), EVENT_LOG.POSITION.le(position), DELIVERY.READ_AT.isNull())
                .fetchSet(MESSAGE.ID);
    }

    @Override
    public SaidDetails details(VisitorIdentity visitor) {
        return sql.selectFrom(VISITOR)
                .where(VISITOR.ID.eq(visitor.id()))
                .fetchOptional(VisitorTables::said)
                .orElse(SaidDetails.NONE);
    }

    private static SaidDetails said(VisitorRecord row) {
        return new SaidDetails(
                row.getSaidName(), row.getSaidEmail(), row.getSaidPhone(), Moments.instantOrNull(row.getAgreedAt()));
    }

    @Override
    public Introduced introduce(VisitorIdentity visitor, SaidDetails said, @Nullable String wording, Instant now) {
        VisitorRecord row = sql.selectFrom(VISITOR)
                .where(VISITOR.ID.eq(visitor.id()))
                .forUpdate()
                .fetchSingle();
        SaidDetails before = said(row);
        row.setSaidName(said.name());
        row.setSaidEmail(said.email());
        row.setSaidPhone(said.phone());
        if (wording != null && !wording.equals(row.getAgreedWording())) {
            row.setAgreedAt(Moments.column(now));
            row.setAgreedWording(wording);
        }
        row.store();
        return write(visitor, before, said, wording, now);
    }

    private Introduced write(
            VisitorIdentity visitor, SaidDetails before, SaidDetails said, @Nullable String wording, Instant now) {
        UUID known = sql.select(CONTACT_IDENTITY.CONTACT_ID)
                .from(CONTACT_IDENTITY)
                .where(identityOf(visitor))
                .forUpdate()
                .fetchOne(CONTACT_IDENTITY.CONTACT_ID);
        ContactRecord card = known == null
                ? begin(now)
                : sql.selectFrom(CONTACT)
                        .where(CONTACT.ID.eq(known))
                        .forUpdate()
                        .fetchSingle();
        List<ContactField> kept = new ArrayList<>();
        if (!take(card, CONTACT.NAME, before.name(), said.name())) kept.add(ContactField.NAME);
        if (!take(card, CONTACT.EMAIL, before.email(), said.email())) kept.add(ContactField.EMAIL);
        if (!take(card, CONTACT.PHONE, before.phone(), said.phone())) kept.add(ContactField.PHONE);
        if (wording != null && !wording.equals(card.getConsentWording())) {
            card.setConsentAt(Moments.column(now));
            card.setConsentWording(wording);
        }
        if (!card.modified()) return new Introduced(false, kept);
        card.setUpdatedAt(Moments.column(now));
        card.store();
        if (known == null) IdentityTables.join(sql, visitor, card.getId(), null, false, now);
        return new Introduced(true, kept);
    }

    /** False when the card holds somebody else's word, and she says a new one. */
    private static boolean take(
            ContactRecord card,
            TableField<ContactRecord, String> field,
            @Nullable String before,
            @Nullable String said) {
        String now = card.get(field);
        if (Objects.equals(now, said)) return true;
        if (now == null || now.equals(before)) {
            card.set(field, said);
            return true;
        }
        return said == null || said.equals(before);
    }

    private ContactRecord begin(Instant now) {
        ContactRecord card = sql.newRecord(CONTACT);
        card.setId(UuidCreator.getTimeOrderedEpoch());
        card.setCreatedAt(Moments.column(now));
        return card;
    }
}
