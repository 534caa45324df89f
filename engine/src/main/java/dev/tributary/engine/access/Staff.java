package dev.tributary.engine.access;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link People}: checks the actor, changes the store and tells the event log, in one transaction. */
@Component
final class Staff implements People {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_GROUP_NAME = 120;
    private static final int LONGEST_CODE = 60;

    private final PeopleStore store;
    private final Permissions permissions;
    private final EventLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ObjectProvider<Departure> departures;

    Staff(
            PeopleStore store,
            Permissions permissions,
            EventLog log,
            TransactionTemplate transactions,
            Clock clock,
            ObjectProvider<Departure> departures) {
        this.store = store;
        this.permissions = permissions;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
        this.departures = departures;
    }

    @Override
    public boolean empty() {
        return store.empty();
    }

    @Override
    public Agent createOwner(String email, String name, String passwordHash, String locale) {
        return inTransaction(() -> {
            if (!store.empty()) throw new IllegalStateException("there is an owner already");
            return add(new NewAgent(email, name, Role.OWNER, passwordHash, locale, Set.of()));
        });
    }

    @Override
    public Agent addAgent(UUID actor, NewAgent agent) {
        return inTransaction(() -> {
            Agent admin = permissions.requireFullAccess(actor);
            if (agent.role() == Role.OWNER) requireOwner(admin);
            requireGroups(agent.groups());
            return add(agent);
        });
    }

    private Agent add(NewAgent wanted) {
        String email = MailAddress.of(wanted.email())
                .orElseThrow(() -> new CommandRefused(Reason.EMAIL_MALFORMED, wanted.email()));
        Agent agent = new Agent(
                UuidCreator.getTimeOrderedEpoch(),
                email,
                named(wanted.name(), LONGEST_NAME),
                wanted.role(),
                true,
                Presence.OFFLINE,
                wanted.locale(),
                "system",
                true,
                0,
                wanted.groups());
        if (!store.addAgent(agent, wanted.passwordHash(), clock.instant()))
            throw new CommandRefused(Reason.EMAIL_TAKEN, email);
        tellAgent(agent.id(), "added");
        return agent;
    }

    @Override
    public void changeAgent(UUID actor, UUID agent, String name, Role role, Set<UUID> groups) {
        run(() -> {
            Agent admin = permissions.requireFullAccess(actor);
            Set<UUID> owners = store.lockOwners();
            Agent before = locked(agent);
            if (before.role() == Role.OWNER || role == Role.OWNER) requireOwner(admin);
            boolean otherRole = before.role() != role;
            if (otherRole) requireAnotherOwner(owners, agent);
            requireGroups(groups);
            store.changeAgent(new Agent(
                    agent,
                    before.email(),
                    named(name, LONGEST_NAME),
                    role,
                    before.active(),
                    before.presence(),
                    before.locale(),
                    before.theme(),
                    before.passwordChangeDue(),
                    before.sessionEpoch() + (otherRole ? 1 : 0),
                    groups));
            tellAgent(agent, otherRole ? "role" : "changed");
        });
    }

    @Override
    public void setActive(UUID actor, UUID agent, boolean active) {
        run(() -> {
            Agent admin = permissions.requireFullAccess(actor);
            Set<UUID> owners = store.lockOwners();
            Agent before = locked(agent);
            if (before.active() == active) return;
            if (before.role() == Role.OWNER) requireOwner(admin);
            if (!active) requireAnotherOwner(owners, agent);
            store.changeAgent(new Agent(
                    agent,
                    before.email(),
                    before.name(),
                    before.role(),
                    active,
                    active ? before.presence() : Presence.OFFLINE,
                    before.locale(),
                    before.theme(),
                    before.passwordChangeDue(),
                    before.sessionEpoch() + 1,
                    before.groups()));
            tellAgent(agent, active ? "activated" : "deactivated");
        });
        if (!active) departures.orderedStream().forEach(departure -> departure.left(actor, agent));
    }

    @Override
    public void changePassword(UUID actor, UUID agent, String passwordHash, boolean changeDue) {
        run(() -> {
            if (!actor.equals(agent)) {
                Agent admin = permissions.requireFullAccess(actor);
                if (locked(agent).role() == Role.OWNER) requireOwner(admin);
            }
            changeLocked(
                    agent,
                    before -> new Agent(
                            agent,
                            before.email(),
                            before.name(),
                            before.role(),
                            before.active(),
                            before.presence(),
                            before.locale(),
                            before.theme(),
                            changeDue,
                            before.sessionEpoch() + 1,
                            before.groups()));
            store.changePassword(agent, passwordHash);
            tellAgent(agent, "password");
        });
    }

    @Override
    public void changePreferences(UUID agent, String locale, String theme) {
        run(() -> {
            permissions.active(agent);
            changeLocked(
                    agent,
                    before -> new Agent(
                            agent,
                            before.email(),
                            before.name(),
                            before.role(),
                            before.active(),
                            before.presence(),
                            locale,
                            theme,
                            before.passwordChangeDue(),
                            before.sessionEpoch(),
                            before.groups()));
            tellAgent(agent, "preferences");
        });
    }

    @Override
    public void setPresence(UUID agent, Presence presence) {
        run(() -> {
            Agent before = permissions.active(agent);
            store.changePresence(agent, presence, clock.instant());
            if (before.presence() != presence) tellAgent(agent, "presence");
        });
    }

    @Override
    public Set<UUID> onlineSince(Instant since) {
        return store.onlineSince(since);
    }

    @Override
    public Group addGroup(UUID actor, String code, String name, Set<UUID> members) {
        return inTransaction(() -> {
            permissions.requireFullAccess(actor);
            if (!isCode(code)) throw new CommandRefused(Reason.CODE_MALFORMED, code);
            requireAgents(members);
            Group group = new Group(UuidCreator.getTimeOrderedEpoch(), code, named(name, LONGEST_GROUP_NAME), members);
            if (!store.addGroup(group, clock.instant())) throw new CommandRefused(Reason.CODE_TAKEN, code);
            tellGroup(group.id());
            return group;
        });
    }

    @Override
    public void changeGroup(UUID actor, UUID group, String name, Set<UUID> members) {
        run(() -> {
            permissions.requireFullAccess(actor);
            requireAgents(members);
            if (!store.changeGroup(group, named(name, LONGEST_GROUP_NAME), members))
                throw new CommandRefused(Reason.NOT_FOUND);
            tellGroup(group);
        });
    }

    @Override
    public Optional<Agent> agent(UUID id) {
        return store.agent(id);
    }

    @Override
    public Optional<Credentials> credentials(String email) {
        return MailAddress.of(email).flatMap(store::credentials);
    }

    @Override
    public List<Agent> agents() {
        return store.agents();
    }

    @Override
    public List<Group> groups() {
        return store.groups();
    }

    private Agent locked(UUID agent) {
        return store.lockAgent(agent).orElseThrow(() -> new CommandRefused(Reason.NOT_FOUND));
    }

    private void changeLocked(UUID agent, UnaryOperator<Agent> change) {
        store.changeAgent(change.apply(locked(agent)));
    }

    private static void requireOwner(Agent admin) {
        if (!Permissions.mayChangeOwners(admin)) throw new CommandRefused(Reason.NEEDS_OWNER);
    }

    private static void requireAnotherOwner(Set<UUID> owners, UUID agent) {
        if (owners.equals(Set.of(agent))) throw new CommandRefused(Reason.LAST_OWNER);
    }

    private void requireGroups(Set<UUID> groups) {
        Set<UUID> unknown = new HashSet<>(groups);
        store.groups().forEach(group -> unknown.remove(group.id()));
        if (!unknown.isEmpty()) throw new CommandRefused(Reason.NOT_FOUND);
    }

    private void requireAgents(Set<UUID> agents) {
        Set<UUID> unknown = new HashSet<>(agents);
        store.agents().forEach(agent -> unknown.remove(agent.id()));
        if (!unknown.isEmpty()) throw new CommandRefused(Reason.NOT_FOUND);
    }

    private static String named(String typed, int longest) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > longest) throw new CommandRefused(Reason.FIELD_MALFORMED, "name");
        return name;
    }

    private static boolean isCode(String code) {
        return !code.isEmpty()
                && code.length() <= LONGEST_CODE
                && code.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }

    private void tellAgent(UUID agent, String what) {
        log.append(NewEvent.of(EventKind.AGENT_CHANGED, what).by(agent));
    }

    private void tellGroup(UUID group) {
        log.append(NewEvent.of(EventKind.GROUP_CHANGED, group.toString()));
    }

    private void run(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    private <T> T inTransaction(Supplier<T> work) {
        @Nullable T result = transactions.execute(status -> work.get());
        return Objects.requireNonNull(result);
    }
}
