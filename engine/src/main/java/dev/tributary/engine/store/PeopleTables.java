package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.AGENT;
import static dev.tributary.engine.store.schema.Tables.AGENT_GROUP;
import static dev.tributary.engine.store.schema.Tables.GROUP_MEMBER;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People.Credentials;
import dev.tributary.engine.access.PeopleStore;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.store.schema.tables.records.AgentRecord;
import java.time.Instant;
import java.util.HashMap;
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
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.springframework.stereotype.Component;

/** {@link PeopleStore} on {@code agent}, {@code agent_group} and {@code group_member}. */
@Component
final class PeopleTables implements PeopleStore {
    private final DSLContext sql;

    PeopleTables(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public boolean empty() {
        return !sql.fetchExists(AGENT);
    }

    @Override
    public Optional<Agent> agent(UUID id) {
        return read(AGENT.ID.eq(id)).stream().map(Credentials::agent).findFirst();
    }

    @Override
    public Optional<Agent> lockAgent(UUID id) {
        sql.select(AGENT.ID).from(AGENT).where(AGENT.ID.eq(id)).forUpdate().fetch();
        return agent(id);
    }

    @Override
    public Set<UUID> lockOwners() {
        return new HashSet<>(sql.select(AGENT.ID)
                .from(AGENT)
                .where(AGENT.ROLE.eq(Role.OWNER.name()).and(AGENT.ACTIVE.isTrue()))
                .orderBy(AGENT.ID)
                .forUpdate()
                .fetch(AGENT.ID));
    }

    @Override
    public Optional<Credentials> credentials(String email) {
        return read(AGENT.EMAIL.eq(email)).stream().findFirst();
    }

    @Override
    public List<Agent> agents() {
        return read(org.jooq.impl.DSL.noCondition()).stream()
                .map(Credentials::agent)
                .toList();
    }

    private List<Credentials> read(Condition which) {
        Map<UUID, AgentRecord> found = new LinkedHashMap<>();
        Map<UUID, Set<UUID>> groups = new HashMap<>();
        for (Record row : sql.select(AGENT.fields())
                .select(GROUP_MEMBER.GROUP_ID)
                .from(AGENT)
                .leftJoin(GROUP_MEMBER)
                .on(GROUP_MEMBER.AGENT_ID.eq(AGENT.ID))
                .where(which)
                .orderBy(AGENT.NAME, AGENT.ID)
                .fetch()) {
            UUID id = row.get(AGENT.ID);
            found.computeIfAbsent(id, unused -> row.into(AGENT));
            UUID group = row.get(GROUP_MEMBER.GROUP_ID);
            if (group != null)
                groups.computeIfAbsent(id, unused -> new HashSet<>()).add(group);
        }
        return found.values().stream()
                .map(row ->
                        new Credentials(agent(row, groups.getOrDefault(row.getId(), Set.of())), row.getPasswordHash()))
                .toList();
    }

    private static Agent agent(AgentRecord row, Set<UUID> groups) {
        return new Agent(
                row.getId(),
                row.getEmail(),
                row.getName(),
                Role.valueOf(row.getRole()),
                row.getActive(),
                Presence.valueOf(row.getPresence()),
                row.getLocale(),
                row.getTheme(),
                row.getPasswordChangeDue(),
                row.getSessionEpoch(),
                groups);
    }

    @Override
    public boolean addAgent(Agent agent, String passwordHash, Instant at) {
        if (sql.fetchExists(AGENT, AGENT.EMAIL.eq(agent.email()))) return false;
        AgentRecord row = new AgentRecord();
        row.setId(agent.id());
        row.setEmail(agent.email());
        row.setPasswordHash(passwordHash);
        row.setCreatedAt(Moments.column(at));
        fill(row, agent);
        try {
            sql.insertInto(AGENT).set(row).execute();
        } catch (IntegrityConstraintViolationException e) {
            return false;
        }
        join(agent.id(), agent.groups());
        return true;
    }

    @Override
    public void changeAgent(Agent agent) {
        AgentRecord row = new AgentRecord();
        fill(row, agent);
        sql.update(AGENT).set(row).where(AGENT.ID.eq(agent.id())).execute();
        sql.deleteFrom(GROUP_MEMBER).where(GROUP_MEMBER.AGENT_ID.eq(agent.id())).execute();
        join(agent.id(), agent.groups());
    }

    private static void fill(AgentRecord row, Agent agent) {
        row.setName(agent.name());
        row.setRole(agent.role().name());
        row.setActive(agent.active());
        row.setPresence(agent.presence().name());
        row.setLocale(agent.locale());
        row.setTheme(agent.theme());
        row.setPasswordChangeDue(agent.passwordChangeDue());
        row.setSessionEpoch(agent.sessionEpoch());
    }

    private void join(UUID agent, Set<UUID> groups) {
        for (UUID group : groups) {
            sql.insertInto(GROUP_MEMBER)
                    .set(GROUP_MEMBER.GROUP_ID, group)
                    .set(GROUP_MEMBER.AGENT_ID, agent)
                    .execute();
        }
    }

    @Override
    public void changePassword(UUID agent, String passwordHash) {
        sql.update(AGENT)
                .set(AGENT.PASSWORD_HASH, passwordHash)
                .where(AGENT.ID.eq(agent))
                .execute();
    }

    @Override
    public void changePresence(UUID agent, Presence presence, Instant at) {
        if (presence != Presence.ONLINE)
            sql.update(AGENT)
                    .set(AGENT.ONLINE_UNTIL, Moments.column(at))
                    .where(AGENT.ID.eq(agent), AGENT.PRESENCE.eq(Presence.ONLINE.name()))
                    .execute();
        sql.update(AGENT)
                .set(AGENT.PRESENCE, presence.name())
                .set(AGENT.LAST_SEEN_AT, Moments.column(at))
                .where(AGENT.ID.eq(agent))
                .execute();
    }

    @Override
    public Set<UUID> onlineSince(Instant since) {
        return new HashSet<>(sql.select(AGENT.ID)
                .from(AGENT)
                .where(
                        AGENT.ACTIVE.isTrue(),
                        AGENT.PRESENCE.eq(Presence.ONLINE.name()).or(AGENT.ONLINE_UNTIL.gt(Moments.column(since))))
                .fetch(AGENT.ID));
    }

    @Override
    public List<Group> groups() {
        Map<UUID, String[]> named = new LinkedHashMap<>();
        Map<UUID, Set<UUID>> members = new HashMap<>();
        for (Record row : sql.select(AGENT_GROUP.ID, AGENT_GROUP.CODE, AGENT_GROUP.NAME, GROUP_MEMBER.AGENT_ID)
                .from(AGENT_GROUP)
                .leftJoin(GROUP_MEMBER)
                .on(GROUP_MEMBER.GROUP_ID.eq(AGENT_GROUP.ID))
                .orderBy(AGENT_GROUP.NAME, AGENT_GROUP.ID)
                .fetch()) {
            UUID id = row.get(AGENT_GROUP.ID);
            named.put(id, new String[] {row.get(AGENT_GROUP.CODE), row.get(AGENT_GROUP.NAME)});
            UUID member = row.get(GROUP_MEMBER.AGENT_ID);
            if (member != null)
                members.computeIfAbsent(id, unused -> new HashSet<>()).add(member);
        }
        return named.entrySet().stream()
                .map(entry -> new Group(
                        entry.getKey(),
                        Objects.requireNonNull(entry.getValue()[0]),
                        Objects.requireNonNull(entry.getValue()[1]),
                        members.getOrDefault(entry.getKey(), Set.of())))
                .toList();
    }

    @Override
    public boolean addGroup(Group group, Instant at) {
        if (sql.fetchExists(AGENT_GROUP, AGENT_GROUP.CODE.eq(group.code()))) return false;
        try {
            sql.insertInto(AGENT_GROUP)
                    .set(AGENT_GROUP.ID, group.id())
                    .set(AGENT_GROUP.CODE, group.code())
                    .set(AGENT_GROUP.NAME, group.name())
                    .set(AGENT_GROUP.CREATED_AT, Moments.column(at))
                    .execute();
        } catch (IntegrityConstraintViolationException e) {
            return false;
        }
        fillGroup(group.id(), group.members());
        return true;
    }

    @Override
    public boolean changeGroup(UUID group, String name, Set<UUID> members) {
        if (sql.update(AGENT_GROUP)
                        .set(AGENT_GROUP.NAME, name)
                        .where(AGENT_GROUP.ID.eq(group))
                        .execute()
                == 0) return false;
        sql.deleteFrom(GROUP_MEMBER).where(GROUP_MEMBER.GROUP_ID.eq(group)).execute();
        fillGroup(group, members);
        return true;
    }

    private void fillGroup(UUID group, Set<UUID> members) {
        for (UUID member : members) {
            sql.insertInto(GROUP_MEMBER)
                    .set(GROUP_MEMBER.GROUP_ID, group)
                    .set(GROUP_MEMBER.AGENT_ID, member)
                    .execute();
        }
    }
}
