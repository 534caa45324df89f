package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.ATTENDANCE;
import static dev.tributary.engine.store.schema.Tables.CHANNEL_ACCOUNT;
import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONTACT_DATUM;
import static dev.tributary.engine.store.schema.Tables.CONTACT_IDENTITY;
import static dev.tributary.engine.store.schema.Tables.CONTACT_TAG;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.DRAFT;
import static dev.tributary.engine.store.schema.Tables.IDENTITY_PICTURE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.SEEN;
import static dev.tributary.engine.store.schema.Tables.SIGNED_IDENTITY;
import static dev.tributary.engine.store.schema.Tables.VISITED_PAGE;
import static dev.tributary.engine.store.schema.Tables.VISITOR;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.conversation.ContactCard;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.CustomerStore;
import dev.tributary.engine.conversation.Draft;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.Picture;
import dev.tributary.engine.customer.PageTrail;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.store.schema.tables.records.ChannelAccountRecord;
import dev.tributary.engine.store.schema.tables.records.ContactRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link CustomerStore} on contacts, their identities and the accounts. */
@Component
final class CustomerTables implements CustomerStore {
    private final DSLContext sql;

    CustomerTables(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public ContactCard card(UUID contact, List<ConversationRow> earlier) {
        ContactRecord row =
                sql.selectFrom(CONTACT).where(CONTACT.ID.eq(contact)).fetchSingle();
        Set<UUID> visitors = visitors(contact);
        return new ContactCard(
                row.getId(),
                row.getName(),
                row.getEmail(),
                row.getPhone(),
                row.getNotes(),
                row.getLocale(),
                row.getTimeZone(),
                row.getUserAgent(),
                row.getHintedSystem() == null && row.getHintedBrowser() == null
                        ? null
                        : new ContactCard.Hints(row.getHintedSystem(), row.getHintedBrowser()),
                row.getPlaceCountry() == null && row.getPlaceCity() == null
                        ? null
                        : new ContactCard.Place(row.getPlaceCity(), row.getPlaceRegion(), row.getPlaceCountry()),
                Moments.instantOrNull(row.getConsentAt()),
                row.getConsentWording(),
                sql.select(CONTACT_TAG.TAG)
                        .from(CONTACT_TAG)
                        .where(CONTACT_TAG.CONTACT_ID.eq(contact))
                        .orderBy(CONTACT_TAG.TAG)
                        .fetch(CONTACT_TAG.TAG),
                sql.select(SIGNED_IDENTITY.SIGNED_ID)
                        .from(SIGNED_IDENTITY)
                        .where(SIGNED_IDENTITY.CONTACT_ID.eq(contact))
                        .fetchOne(SIGNED_IDENTITY.SIGNED_ID),
                data(contact),
                visit(visitors),
                pages(visitors),
                row.getCreatedAt().toInstant(),
                earlier);
    }

    private List<ContactCard.Datum> data(UUID contact) {
        return sql.selectFrom(CONTACT_DATUM)
                .where(CONTACT_DATUM.CONTACT_ID.eq(contact))
                .orderBy(CONTACT_DATUM.NAME)
                .fetch(row -> new ContactCard.Datum(row.getName(), row.getContent(), row.getProven()));
    }

    /** The browsers of a contact. */
    private Set<UUID> visitors(UUID contact) {
        Set<UUID> visitors = new HashSet<>();
        sql.select(CONTACT_IDENTITY.EXTERNAL_ID)
                .from(CONTACT_IDENTITY)
                .where(CONTACT_IDENTITY.CONTACT_ID.eq(contact), CONTACT_IDENTITY.CHANNEL.eq(Channels.CHAT))
                .forEach(row -> VisitorTables.uuid(row).ifPresent(visitors::add));
        return visitors;
    }

    private List<ContactCard.Page> pages(Set<UUID> visitors) {
        if (visitors.isEmpty()) return List.of();
        return sql.selectFrom(VISITED_PAGE)
                .where(VISITED_PAGE.VISITOR_ID.in(visitors))
                .orderBy(VISITED_PAGE.ENTERED_AT.desc(), VISITED_PAGE.ID)
                .limit(PageTrail.LONGEST)
                .fetch(row -> new ContactCard.Page(
                        row.getUrl(),
                        row.getTitle(),
                        row.getReferrer(),
                        row.getEnteredAt().toInstant(),
                        Moments.instantOrNull(row.getLeftAt())));
    }

    /** Of several browsers the one that was there last. */
    private ContactCard.@Nullable Visit visit(Set<UUID> visitors) {
        if (visitors.isEmpty()) return null;
        return sql
                .select(ATTENDANCE.VISITOR_ID, VISITOR.LAST_SEEN_AT)
                .from(VISITOR)
                .leftJoin(ATTENDANCE)
                .on(ATTENDANCE.VISITOR_ID.eq(VISITOR.ID))
                .where(
                        VISITOR.ID.in(visitors),
                        ATTENDANCE.VISITOR_ID.isNotNull().or(VISITOR.LAST_SEEN_AT.gt(VISITOR.CREATED_AT)))
                .fetch(row ->
                        new ContactCard.Visit(row.value1() != null, row.value2().toInstant()))
                .stream()
                .max(Comparator.comparing(ContactCard.Visit::here).thenComparing(ContactCard.Visit::lastSeen))
                .orElse(null);
    }

    @Override
    public List<Address> addresses(UUID contact, UUID conversation) {
        List<Address> addresses = new ArrayList<>();
        Map<String, Met> mail = new LinkedHashMap<>();
        sql.select(CONTACT_IDENTITY.EXTERNAL_ID, CONTACT_IDENTITY.CREATED_AT, CONTACT_IDENTITY.CHANNEL)
                .select(CONTACT_IDENTITY.CONVERSATION_ID)
                .select(CONTACT_IDENTITY.HEARD_AT, CONTACT_IDENTITY.ANSWERABLE_UNTIL)
                .select(CONTACT_IDENTITY.THREAD_OWNER, CONTACT_IDENTITY.THREAD_OWNER_AT)
                .select(CHANNEL_ACCOUNT.ID, CHANNEL_ACCOUNT.NAME, CHANNEL_ACCOUNT.STATE)
                .from(CONTACT_IDENTITY)
                .join(CHANNEL_ACCOUNT)
                .on(CHANNEL_ACCOUNT.ID.eq(CONTACT_IDENTITY.ACCOUNT_ID))
                .where(CONTACT_IDENTITY.CONTACT_ID.eq(contact))
                .orderBy(CONTACT_IDENTITY.CREATED_AT.desc())
                .forEach(row -> {
                    String recipient = row.get(CONTACT_IDENTITY.EXTERNAL_ID);
                    Met met = new Met(
                            row.get(CONTACT_IDENTITY.CREATED_AT).toInstant(),
                            conversation.equals(row.get(CONTACT_IDENTITY.CONVERSATION_ID)));
                    if (row.get(CONTACT_IDENTITY.CHANNEL).equals(Channels.EMAIL)) mail.merge(recipient, met, Met::or);
                    else if (row.get(CHANNEL_ACCOUNT.STATE).equals(ChannelAccount.State.ACTIVE.name()))
                        add(
                                addresses,
                                new Address(
                                        row.get(CHANNEL_ACCOUNT.ID),
                                        row.get(CONTACT_IDENTITY.CHANNEL),
                                        row.get(CHANNEL_ACCOUNT.NAME),
                                        recipient,
                                        met.at(),
                                        met.here(),
                                        Moments.instantOrNull(row.get(CONTACT_IDENTITY.HEARD_AT)),
                                        Moments.instantOrNull(row.get(CONTACT_IDENTITY.ANSWERABLE_UNTIL)),
                                        row.get(CONTACT_IDENTITY.THREAD_OWNER_AT) != null
                                                || row.get(CONTACT_IDENTITY.THREAD_OWNER) != null,
                                        row.get(CONTACT_IDENTITY.THREAD_OWNER)));
                });
        sql.select(CONTACT.EMAIL, CONTACT.UPDATED_AT)
                .from(CONTACT)
                .where(CONTACT.ID.eq(contact).and(CONTACT.EMAIL.isNotNull()))
                .forEach(row ->
                        mail.putIfAbsent(row.value1(), new Met(row.value2().toInstant(), false)));
        if (!mail.isEmpty()) addresses.addAll(fromEveryMailbox(mail));
        return addresses;
    }

    @Override
    public Optional<UUID> owned(UUID account, String customer, @Nullable String owner, Instant at) {
        Condition theirs = CONTACT_IDENTITY.EXTERNAL_ID.eq(customer).and(CONTACT_IDENTITY.ACCOUNT_ID.eq(account));
        int changed = sql.update(CONTACT_IDENTITY)
                .set(CONTACT_IDENTITY.THREAD_OWNER, owner)
                .set(CONTACT_IDENTITY.THREAD_OWNER_AT, Moments.column(at))
                .where(
                        theirs,
                        CONTACT_IDENTITY
                                .THREAD_OWNER_AT
                                .isNull()
                                .or(CONTACT_IDENTITY.THREAD_OWNER_AT.le(Moments.column(at))),
                        owner == null
                                ? CONTACT_IDENTITY.THREAD_OWNER.isNotNull()
                                : CONTACT_IDENTITY.THREAD_OWNER.isNull().or(CONTACT_IDENTITY.THREAD_OWNER.ne(owner)))
                .execute();
        return changed == 0 ? Optional.empty() : latest(account, customer);
    }

    @Override
    public Optional<UUID> latest(UUID account, String customer) {
        return sql.select(CONTACT_IDENTITY.CONVERSATION_ID)
                .from(CONTACT_IDENTITY)
                .where(CONTACT_IDENTITY.EXTERNAL_ID.eq(customer), CONTACT_IDENTITY.ACCOUNT_ID.eq(account))
                .fetchOptional(CONTACT_IDENTITY.CONVERSATION_ID);
    }

    /** All browsers of a customer show what is written to one of them: of a site's it is the newest in this conversation. */
    private static void add(List<Address> addresses, Address address) {
        boolean browser = address.channel().equals(Channels.CHAT);
        for (int i = 0; browser && i < addresses.size(); i++) {
            Address newer = addresses.get(i);
            if (!newer.accountId().equals(address.accountId())) continue;
            if (!newer.here() && address.here()) addresses.set(i, address);
            return;
        }
        addresses.add(address);
    }

    /** A mail address can be written to from any mailbox, not only from the one where it was met. */
    private List<Address> fromEveryMailbox(Map<String, Met> mail) {
        List<Address> addresses = new ArrayList<>();
        for (ChannelAccountRecord mailbox : sql.selectFrom(CHANNEL_ACCOUNT)
                .where(CHANNEL_ACCOUNT
                        .CHANNEL
                        .eq(Channels.EMAIL)
                        .and(CHANNEL_ACCOUNT.STATE.eq(ChannelAccount.State.ACTIVE.name())))
                .orderBy(CHANNEL_ACCOUNT.NAME)
                .fetch())
            mail.forEach((recipient, met) -> addresses.add(new Address(
                    mailbox.getId(),
                    Channels.EMAIL,
                    mailbox.getName(),
                    recipient,
                    met.at(),
                    met.here(),
                    null,
                    null,
                    false,
                    null)));
        return addresses;
    }

    private record Met(Instant at, boolean here) {
        Met or(Met other) {
            return new Met(at, here || other.here);
        }
    }

    @Override
    public Map<UUID, Instant> lastInbound(UUID contact, Set<UUID> accounts) {
        return sql.select(MESSAGE.ACCOUNT_ID, max(MESSAGE.SENT_AT))
                .from(MESSAGE)
                .where(MESSAGE.CONVERSATION_ID.in(
                        select(CONVERSATION.ID).from(CONVERSATION).where(CONVERSATION.CONTACT_ID.eq(contact))))
                .and(MESSAGE.ACCOUNT_ID.in(accounts))
                .and(MESSAGE.KIND.eq(MessageKind.INBOUND.name()))
                .groupBy(MESSAGE.ACCOUNT_ID)
                .fetchMap(row -> row.value1(), row -> row.value2().toInstant());
    }

    @Override
    public Optional<UUID> lastInboundAccount(UUID conversation) {
        return sql.select(MESSAGE.ACCOUNT_ID)
                .from(MESSAGE)
                .where(MESSAGE.CONVERSATION_ID.eq(conversation).and(MESSAGE.KIND.eq(MessageKind.INBOUND.name())))
                .orderBy(MESSAGE.SEQ.desc())
                .limit(1)
                .fetchOptional(MESSAGE.ACCOUNT_ID);
    }

    @Override
    public HeadFacts head(UUID conversation, UUID agent) {
        return Objects.requireNonNull(sql.select(
                        CONVERSATION.SUBJECT,
                        CONVERSATION.LAST_SEQ,
                        coalesce(SEEN.SEQ, inline(0L)),
                        CONVERSATION.RESOLVED_BY,
                        CONVERSATION.RESOLVED_AT,
                        field(exists(pictures(CONVERSATION.CONTACT_ID))))
                .from(CONVERSATION)
                .leftJoin(SEEN)
                .on(SEEN.CONVERSATION_ID.eq(CONVERSATION.ID).and(SEEN.AGENT_ID.eq(agent)))
                .where(CONVERSATION.ID.eq(conversation))
                .fetchSingle(row -> new HeadFacts(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        Moments.instantOrNull(row.value5()),
                        row.value6())));
    }

    private static Select<Record1<Integer>> pictures(Field<UUID> contact) {
        return selectOne()
                .from(IDENTITY_PICTURE)
                .join(CONTACT_IDENTITY)
                .on(
                        CONTACT_IDENTITY.EXTERNAL_ID.eq(IDENTITY_PICTURE.EXTERNAL_ID),
                        CONTACT_IDENTITY.ACCOUNT_ID.eq(IDENTITY_PICTURE.ACCOUNT_ID))
                .where(CONTACT_IDENTITY.CONTACT_ID.eq(contact));
    }

    @Override
    public Optional<Picture> picture(UUID contact) {
        return sql.select(IDENTITY_PICTURE.MEDIA_TYPE, IDENTITY_PICTURE.CONTENT)
                .from(IDENTITY_PICTURE)
                .join(CONTACT_IDENTITY)
                .on(
                        CONTACT_IDENTITY.EXTERNAL_ID.eq(IDENTITY_PICTURE.EXTERNAL_ID),
                        CONTACT_IDENTITY.ACCOUNT_ID.eq(IDENTITY_PICTURE.ACCOUNT_ID))
                .where(CONTACT_IDENTITY.CONTACT_ID.eq(contact))
                .orderBy(IDENTITY_PICTURE.FETCHED_AT.desc())
                .limit(1)
                .fetchOptional(row -> new Picture(row.value1(), row.value2()));
    }

    @Override
    public Optional<Draft> draft(UUID conversation, UUID agent) {
        return sql.selectFrom(DRAFT)
                .where(DRAFT.CONVERSATION_ID.eq(conversation).and(DRAFT.AGENT_ID.eq(agent)))
                .fetchOptional(row -> new Draft(
                        row.getMode(),
                        row.getSubject(),
                        row.getBody(),
                        row.getUpdatedAt().toInstant()));
    }
}
