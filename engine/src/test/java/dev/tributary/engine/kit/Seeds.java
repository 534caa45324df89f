package dev.tributary.engine.kit;

import static dev.tributary.engine.store.schema.Tables.CHANNEL_ACCOUNT;
import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONTACT_IDENTITY;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Role;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * People, accounts, customers and conversations for tests and benches: agents and groups through {@link People}, the rest
 * straight into the tables, so that a test of one thing does not need all others. Not thread-safe.
 */
public final class Seeds {
    private final DSLContext sql;
    private final People people;
    private final Clock clock;
    private @Nullable Agent owner;

    private Seeds(EngineKit kit) {
        sql = kit.get(DSLContext.class);
        people = kit.get(People.class);
        clock = kit.clock();
    }

    /** Seeds for this engine. */
    public static Seeds in(EngineKit kit) {
        return new Seeds(kit);
    }

    /** The owner of the house, made at the first call. */
    public Agent owner() {
        if (owner == null) owner = people.createOwner("owner@example.com", "Olga Owner", "hash", "en");
        return owner;
    }

    /** An agent of these groups, by the first name. */
    public Agent agent(String name, Role role, Group... groups) {
        Set<UUID> ids = Set.of(Arrays.stream(groups).map(Group::id).toArray(UUID[]::new));
        return people.addAgent(
                owner().id(),
                new People.NewAgent(name.toLowerCase(Locale.ROOT) + "@example.com", name, role, "hash", "en", ids));
    }

    /** A group without members; its name is its code. */
    public Group group(String code) {
        return people.addGroup(owner().id(), code, code, Set.of());
    }

    /** An active account of a channel, without settings. */
    public UUID account(String channel, String account) {
        UUID id = UUID.randomUUID();
        sql.insertInto(CHANNEL_ACCOUNT)
                .set(CHANNEL_ACCOUNT.ID, id)
                .set(CHANNEL_ACCOUNT.CHANNEL, channel)
                .set(CHANNEL_ACCOUNT.ACCOUNT, account)
                .set(CHANNEL_ACCOUNT.NAME, account)
                .set(CHANNEL_ACCOUNT.SETTINGS, "{}")
                .set(CHANNEL_ACCOUNT.SECRETS, "")
                .set(CHANNEL_ACCOUNT.STATE, "ACTIVE")
                .set(CHANNEL_ACCOUNT.REVISION, 1L)
                .set(CHANNEL_ACCOUNT.CREATED_AT, now())
                .execute();
        return id;
    }

    /** A customer of whom nothing is known but, perhaps, name and address. */
    public UUID contact(@Nullable String name, @Nullable String email) {
        UUID id = UUID.randomUUID();
        sql.insertInto(CONTACT)
                .set(CONTACT.ID, id)
                .set(CONTACT.NAME, name)
                .set(CONTACT.EMAIL, email)
                .set(CONTACT.CREATED_AT, now())
                .set(CONTACT.UPDATED_AT, now())
                .execute();
        return id;
    }

    /** The customer has this id in that account. */
    public void identity(UUID contact, UUID account, String externalId) {
        sql.insertInto(CONTACT_IDENTITY)
                .set(
                        CONTACT_IDENTITY.CHANNEL,
                        sql.select(CHANNEL_ACCOUNT.CHANNEL)
                                .from(CHANNEL_ACCOUNT)
                                .where(CHANNEL_ACCOUNT.ID.eq(account)))
                .set(CONTACT_IDENTITY.ACCOUNT_ID, account)
                .set(CONTACT_IDENTITY.EXTERNAL_ID, externalId)
                .set(CONTACT_IDENTITY.CONTACT_ID, contact)
                .set(CONTACT_IDENTITY.VERIFIED, true)
                .set(CONTACT_IDENTITY.CREATED_AT, now())
                .execute();
    }

    /** A conversation of a customer in an account, open, nobody's and empty until told otherwise. */
    public ConversationSeed conversation(UUID contact, String channel, UUID account) {
        return new ConversationSeed(sql, clock, contact, channel, account);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
