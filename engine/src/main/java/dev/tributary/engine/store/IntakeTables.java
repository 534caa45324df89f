package dev.tributary.engine.store;

import static dev.tributary.engine.store.Moments.column;
import static dev.tributary.engine.store.schema.Tables.ATTACHMENT;
import static dev.tributary.engine.store.schema.Tables.CHANNEL_ACCOUNT;
import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONTACT_IDENTITY;
import static dev.tributary.engine.store.schema.Tables.CONTACT_TAG;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.EARLY_ASIDE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE_REF;
import static dev.tributary.engine.store.schema.Tables.RULE_ACTIVATION;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.intake.Customer;
import dev.tributary.engine.intake.ExternalKey;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.intake.IntakeStore;
import dev.tributary.engine.intake.Strangers;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.store.schema.tables.records.ContactIdentityRecord;
import dev.tributary.engine.store.schema.tables.records.ContactRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** What intake needs, on the tables. Names in an account are looked up by the name first: see the keys in the script. */
@Component
final class IntakeTables implements IntakeStore {
    private static final Duration HEARD_ANEW = Duration.ofMinutes(1);

    private final DSLContext sql;
    private final Field<String> byIndex;
    private final ReferenceRows references;
    private final Map<UUID, Instant> heard = new ConcurrentHashMap<>();

    IntakeTables(DSLContext sql) {
        this.sql = sql;
        this.byIndex = ByIndex.untilCommit(sql);
        this.references = new ReferenceRows(sql);
    }

    @Override
    public Start start(Set<AccountKey> keys) {
        Map<AccountKey, Account> accounts = new HashMap<>();
        AtomicLong activation = new AtomicLong();
        AtomicBoolean early = new AtomicBoolean();
        sql.select(
                        CHANNEL_ACCOUNT.ID,
                        CHANNEL_ACCOUNT.CHANNEL,
                        CHANNEL_ACCOUNT.ACCOUNT,
                        CHANNEL_ACCOUNT.NAME,
                        CHANNEL_ACCOUNT.SETTINGS,
                        DSL.field(DSL.select(DSL.coalesce(DSL.max(RULE_ACTIVATION.NUMBER), DSL.inline(0L)))
                                .from(RULE_ACTIVATION)),
                        DSL.field(DSL.exists(DSL.selectOne().from(EARLY_ASIDE))),
                        byIndex)
                .from(CHANNEL_ACCOUNT)
                .where(
                        CHANNEL_ACCOUNT.ACCOUNT.in(
                                keys.stream().map(AccountKey::account).collect(Collectors.toSet())),
                        CHANNEL_ACCOUNT.STATE.ne(ChannelAccount.State.PAUSED.name()))
                .forEach(row -> {
                    AccountKey key = new AccountKey(row.value2(), row.value3());
                    if (keys.contains(key)) accounts.put(key, account(row.value1(), key, row.value4(), row.value5()));
                    activation.set(row.value6());
                    early.set(row.value7());
                });
        return new Start(activation.get(), accounts, early.get());
    }

    private static Account account(UUID id, AccountKey key, String name, String settings) {
        // read only where it may say something: this is asked for every message of every channel
        boolean said = settings.contains(Strangers.SETTING);
        Strangers strangers = Strangers.of(said ? JsonMaps.read(settings).get(Strangers.SETTING) : null);
        return new Account(id, key, name, strangers);
    }

    /** Matches more than the pairs when there are several accounts; who reads it picks the pairs. */
    private static Condition named(
            TableField<?, UUID> account, TableField<?, String> name, Collection<ExternalKey> keys) {
        return name.in(keys.stream().map(ExternalKey::externalId).collect(Collectors.toSet()))
                .and(account.in(keys.stream().map(ExternalKey::accountId).collect(Collectors.toSet())));
    }

    @Override
    public Map<ExternalKey, IntakeResult.Duplicate> known(Set<ExternalKey> messages) {
        Map<ExternalKey, IntakeResult.Duplicate> known = new HashMap<>();
        sql.select(MESSAGE.ACCOUNT_ID, MESSAGE.EXTERNAL_ID, MESSAGE.CONVERSATION_ID, MESSAGE.ID, MESSAGE.SEQ)
                .from(MESSAGE)
                .where(named(MESSAGE.ACCOUNT_ID, MESSAGE.EXTERNAL_ID, messages))
                .forEach(row -> known.put(
                        new ExternalKey(row.value1(), row.value2()),
                        new IntakeResult.Duplicate(row.value3(), row.value4(), row.value5())));
        return known;
    }

    @Override
    public Optional<ExternalKey> sameContent(Set<ExternalKey> names, Content content) {
        Condition sentThen =
                content.sentAt() == null ? DSL.trueCondition() : MESSAGE.SENT_AT.eq(column(content.sentAt()));
        return sql
                .select(MESSAGE.ACCOUNT_ID, MESSAGE.EXTERNAL_ID)
                .from(MESSAGE)
                .where(
                        named(MESSAGE.ACCOUNT_ID, MESSAGE.EXTERNAL_ID, names),
                        DSL.exists(DSL.selectOne()
                                .from(CONTACT_IDENTITY)
                                .where(
                                        CONTACT_IDENTITY.EXTERNAL_ID.eq(
                                                content.sender().externalId()),
                                        CONTACT_IDENTITY.ACCOUNT_ID.eq(
                                                content.sender().accountId()),
                                        CONTACT_IDENTITY.CONTACT_ID.eq(MESSAGE.AUTHOR_ID))),
                        same(MESSAGE.SUBJECT, MessageRows.subject(content.subject())),
                        same(MESSAGE.BODY, MessageRows.text(content.text())),
                        same(MESSAGE.HTML, MessageRows.text(content.html())),
                        same(MESSAGE.QUOTED, MessageRows.text(content.quoted())),
                        DSL.field(DSL.selectCount().from(ATTACHMENT).where(ATTACHMENT.MESSAGE_ID.eq(MESSAGE.ID)))
                                .eq(content.files()),
                        DSL.field(DSL.select(DSL.coalesce(DSL.sum(ATTACHMENT.SIZE), BigDecimal.ZERO))
                                        .from(ATTACHMENT)
                                        .where(ATTACHMENT.MESSAGE_ID.eq(MESSAGE.ID)))
                                .eq(BigDecimal.valueOf(content.bytes())),
                        sentThen)
                .orderBy(MESSAGE.CREATED_AT)
                .fetch(row -> new ExternalKey(row.value1(), row.value2()))
                .stream()
                .filter(names::contains)
                .findFirst();
    }

    private static Condition same(TableField<?, String> column, @Nullable String value) {
        return value == null ? column.isNull() : column.eq(value);
    }

    @Override
    public Map<ExternalKey, Identity> lockIdentities(Set<ExternalKey> senders) {
        Map<ExternalKey, Identity> identities = new HashMap<>();
        sql.selectFrom(CONTACT_IDENTITY)
                .where(named(CONTACT_IDENTITY.ACCOUNT_ID, CONTACT_IDENTITY.EXTERNAL_ID, senders))
                .orderBy(CONTACT_IDENTITY.EXTERNAL_ID, CONTACT_IDENTITY.ACCOUNT_ID)
                .forUpdate()
                .forEach(row -> {
                    ExternalKey key = new ExternalKey(row.getAccountId(), row.getExternalId());
                    identities.put(
                            key,
                            new Identity(
                                    key,
                                    row.getChannel(),
                                    row.getContactId(),
                                    row.getConversationId(),
                                    row.getVerified(),
                                    row.getThreadOwner()));
                });
        identities.keySet().retainAll(senders);
        return identities;
    }

    @Override
    public Map<UUID, Customer> customers(Set<UUID> contacts) {
        if (contacts.isEmpty()) return Map.of();
        Map<UUID, Customer> customers = new HashMap<>();
        Map<UUID, List<String>> tags = new HashMap<>();
        sql.select(
                        CONTACT.ID,
                        CONTACT.NAME,
                        CONTACT.EMAIL,
                        CONTACT.PHONE,
                        CONTACT.LOCALE,
                        CONTACT.TIME_ZONE,
                        CONTACT.USER_AGENT,
                        DSL.field(DSL.selectCount().from(CONVERSATION).where(CONVERSATION.CONTACT_ID.eq(CONTACT.ID))),
                        CONTACT_TAG.TAG,
                        CONTACT.BANNED_AT)
                .from(CONTACT)
                .leftJoin(CONTACT_TAG)
                .on(CONTACT_TAG.CONTACT_ID.eq(CONTACT.ID))
                .where(CONTACT.ID.in(contacts))
                .orderBy(CONTACT_TAG.TAG)
                .forEach(row -> {
                    // one row for each tag: the last one has seen them all
                    List<String> theirs = tags.computeIfAbsent(row.value1(), id -> new ArrayList<>());
                    if (row.value9() != null) theirs.add(row.value9());
                    customers.put(
                            row.value1(),
                            new Customer(
                                    row.value1(),
                                    row.value2(),
                                    row.value3(),
                                    row.value4(),
                                    row.value5(),
                                    row.value6(),
                                    row.value7(),
                                    theirs,
                                    row.value10() != null,
                                    row.value8()));
                });
        return customers;
    }

    @Override
    public Map<String, UUID> ownersOf(Set<String> addresses) {
        return sql
                .select(CONTACT_IDENTITY.EXTERNAL_ID, CONTACT_IDENTITY.CONTACT_ID)
                .from(CONTACT_IDENTITY)
                .where(CONTACT_IDENTITY.EXTERNAL_ID.in(addresses), CONTACT_IDENTITY.VERIFIED.isTrue())
                .orderBy(CONTACT_IDENTITY.CREATED_AT.desc())
                .fetch()
                .stream()
                .collect(Collectors.toMap(row -> row.value1(), row -> row.value2(), (newer, older) -> older));
    }

    @Override
    public Map<ExternalKey, Referred> references(Set<ExternalKey> ids) {
        return references.find(named(MESSAGE_REF.ACCOUNT_ID, MESSAGE_REF.RFC_ID, ids), ids);
    }

    @Override
    public Map<Long, UUID> numbered(Set<Long> numbers) {
        return references.numbered(numbers);
    }

    @Override
    public OptionalLong numberOf(UUID conversation) {
        return references.numberOf(conversation);
    }

    @Override
    public Map<UUID, Set<String>> participants(Set<UUID> conversations) {
        return references.participants(conversations);
    }

    @Override
    public boolean isStaff(String address) {
        return references.isStaff(address);
    }

    @Override
    public Set<String> mailboxes() {
        return references.mailboxes();
    }

    @Override
    public Map<UUID, UUID> conversationsOf(Set<UUID> messages) {
        return sql.select(MESSAGE.ID, MESSAGE.CONVERSATION_ID)
                .from(MESSAGE)
                .where(MESSAGE.ID.in(messages))
                .fetchMap(MESSAGE.ID, MESSAGE.CONVERSATION_ID);
    }

    @Override
    public boolean wroteTo(UUID conversation, String recipient) {
        return sql.fetchExists(DSL.selectOne()
                .from(DELIVERY)
                .where(DELIVERY.CONVERSATION_ID.eq(conversation), DELIVERY.RECIPIENT.equalIgnoreCase(recipient)));
    }

    @Override
    public void addCustomers(Collection<Customer> fresh, Instant now) {
        Batches.insert(sql, fresh.stream().map(customer -> added(customer, now)).toList());
    }

    private static ContactRecord added(Customer customer, Instant now) {
        ContactRecord row = changed(customer, now);
        row.setCreatedAt(Moments.column(now));
        return row;
    }

    @Override
    public void changeCustomers(Collection<Customer> changed, Instant now) {
        Batches.update(
                sql, changed.stream().map(customer -> changed(customer, now)).toList());
    }

    private static ContactRecord changed(Customer customer, Instant now) {
        ContactRecord row = new ContactRecord();
        row.setId(customer.id());
        row.setName(customer.name());
        row.setEmail(customer.email());
        row.setLocale(customer.language());
        row.setTimeZone(customer.timeZone());
        row.setUserAgent(customer.userAgent());
        row.setUpdatedAt(Moments.column(now));
        return row;
    }

    @Override
    public void addIdentities(Collection<Identity> fresh, Instant now) {
        Batches.insert(
                sql,
                fresh.stream()
                        .map(identity -> {
                            ContactIdentityRecord row = changed(identity);
                            row.setCreatedAt(Moments.column(now));
                            return row;
                        })
                        .toList());
    }

    @Override
    public void changeIdentities(Collection<Identity> changed) {
        Batches.update(sql, changed.stream().map(IntakeTables::changed).toList());
    }

    private static ContactIdentityRecord changed(Identity identity) {
        ContactIdentityRecord row = new ContactIdentityRecord();
        row.setAccountId(identity.key().accountId());
        row.setExternalId(identity.key().externalId());
        row.setChannel(identity.channel());
        row.setContactId(identity.contactId());
        row.setConversationId(identity.conversationId());
        row.setVerified(identity.verified());
        row.setThreadOwner(identity.owner());
        return row;
    }

    @Override
    public void addReferences(Collection<Reference> fresh, Instant now) {
        references.add(fresh, now);
    }

    @Override
    public void changeReferences(Collection<Reference> changed) {
        references.change(changed);
    }

    @Override
    public void addParticipants(Collection<Participant> fresh, Instant now) {
        references.addParticipants(fresh, now);
    }

    @Override
    public void heardFrom(Set<UUID> accounts, Instant now) {
        Set<UUID> due = accounts.stream()
                .filter(account -> {
                    Instant last = heard.get(account);
                    return last == null || last.plus(HEARD_ANEW).isBefore(now);
                })
                .collect(Collectors.toSet());
        if (due.isEmpty()) return;
        sql.update(CHANNEL_ACCOUNT)
                .set(CHANNEL_ACCOUNT.LAST_MESSAGE_AT, Moments.column(now))
                .where(CHANNEL_ACCOUNT.ID.in(due))
                .execute();
        due.forEach(account -> heard.put(account, now));
    }

    @Override
    public boolean worthRepeating(RuntimeException failure) {
        if (failure instanceof ConcurrencyFailureException) return true;
        if (!(failure instanceof DataAccessException e)) return false;
        String state = e.sqlState();
        // integrity (a race for a unique key), rolled back for others' sake, lock not got (PostgreSQL, H2)
        return state.startsWith("23")
                || state.startsWith("40")
                || state.equals("55P03")
                || state.equals("HYT00")
                || state.equals("90131");
    }
}
