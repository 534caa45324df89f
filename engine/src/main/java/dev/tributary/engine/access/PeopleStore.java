package dev.tributary.engine.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where agents and groups are kept. Checks nothing; every call takes part in the caller's transaction. */
public interface PeopleStore {
    /** Whether there is no agent at all. */
    boolean empty();

    /** The agent with this id. */
    Optional<Agent> agent(UUID id);

    /** As {@link #agent}, and nobody else changes them until the transaction ends. */
    Optional<Agent> lockAgent(UUID id);

    /** The active owners, locked until the transaction ends: who is the last one cannot change meanwhile. */
    Set<UUID> lockOwners();

    /** The agent with this address in lower case, and the hash to compare with. */
    Optional<People.Credentials> credentials(String email);

    /** All agents, by name. */
    List<Agent> agents();

    /** Adds an agent with the groups; false when the address is in use, and nothing is stored then. */
    boolean addAgent(Agent agent, String passwordHash, Instant at);

    /** Writes what may change of an agent, groups included. */
    void changeAgent(Agent agent);

    /** Writes a new password hash. */
    void changePassword(UUID agent, String passwordHash);

    /** Writes presence, when they were last there, and until when they were online. */
    void changePresence(UUID agent, Presence presence, Instant at);

    /** Who is online, or was at some time since then. */
    Set<UUID> onlineSince(Instant since);

    /** All groups, by name. */
    List<Group> groups();

    /** Adds a group with its members; false when the code is in use, and nothing is stored then. */
    boolean addGroup(Group group, Instant at);

    /** Writes name and members; false when there is no such group. */
    boolean changeGroup(UUID group, String name, Set<UUID> members);
}
