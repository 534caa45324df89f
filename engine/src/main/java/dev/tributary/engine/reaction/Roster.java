package dev.tributary.engine.reaction;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Presence;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who and which groups there are, read at most once, and only when somebody asks. Belongs to one transaction. */
public final class Roster {
    private final People people;
    private @Nullable Map<UUID, Agent> agents;
    private @Nullable Map<UUID, Group> groups;

    /** Of the people there are. */
    public Roster(People people) {
        this.people = people;
    }

    /** The agent with this id. */
    public Optional<Agent> agent(UUID id) {
        return Optional.ofNullable(agents().get(id));
    }

    /** The active agent with this address. */
    public Optional<Agent> agent(String email) {
        String address = email.toLowerCase(Locale.ROOT);
        return agents().values().stream()
                .filter(agent -> agent.active() && agent.email().equals(address))
                .findFirst();
    }

    /** The group with this id. */
    public Optional<Group> group(UUID id) {
        return Optional.ofNullable(groups().get(id));
    }

    /** The group with this code. */
    public Optional<Group> group(String code) {
        return groups().values().stream()
                .filter(group -> group.code().equals(code))
                .findFirst();
    }

    /** Everybody. */
    Collection<Agent> all() {
        return agents().values();
    }

    /** Whether somebody is there: online, or away for a moment. */
    public boolean onShift(UUID agent) {
        return agent(agent)
                .filter(found -> found.active() && found.presence() != Presence.OFFLINE)
                .isPresent();
    }

    /** Who is online, or was at some time since then. */
    Set<UUID> onlineSince(Instant since) {
        return people.onlineSince(since);
    }

    private Map<UUID, Agent> agents() {
        if (agents == null) {
            Map<UUID, Agent> read = new HashMap<>();
            people.agents().forEach(agent -> read.put(agent.id(), agent));
            agents = read;
        }
        return agents;
    }

    private Map<UUID, Group> groups() {
        if (groups == null) {
            Map<UUID, Group> read = new HashMap<>();
            people.groups().forEach(group -> read.put(group.id(), group));
            groups = read;
        }
        return groups;
    }
}
