package dev.tributary.engine.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Agents and groups. Every change is checked against the actor's role.
 */
public interface People {
    /** Whether nobody has been created yet. */
    boolean empty();

    /** Creates the owner of a fresh installation. The password is already hashed. */
    Agent createOwner(String email, String name, String passwordHash, String locale);

    /**
     * Adds an agent.
     *
     * @throws CommandRefused when the actor may not, or the address is taken
     */
    Agent addAgent(UUID actor, NewAgent agent);

    /** Changes name, role and groups. @throws CommandRefused when the actor may not, or it is the last owner */
    void changeAgent(UUID actor, UUID agent, String name, Role role, Set<UUID> groups);

    /** Switches an agent on or off; their sessions end. @throws CommandRefused as above */
    void setActive(UUID actor, UUID agent, boolean active);

    /** Sets a new password hash; the agent's other sessions end. Agents change their own, admins anybody's. */
    void changePassword(UUID actor, UUID agent, String passwordHash, boolean changeDue);

    /** Changes the agent's own language and theme. */
    void changePreferences(UUID agent, String locale, String theme);

    /** Says whether the agent is there. */
    void setPresence(UUID agent, Presence presence);

    /** Who is online, or was at some time since then. */
    Set<UUID> onlineSince(Instant since);

    /** Adds a group. @throws CommandRefused when the actor may not, or the code is taken or malformed */
    Group addGroup(UUID actor, String code, String name, Set<UUID> members);

    /** Changes name and members. @throws CommandRefused when the actor may not */
    void changeGroup(UUID actor, UUID group, String name, Set<UUID> members);

    /** The agent with this id. */
    Optional<Agent> agent(UUID id);

    /** What the door needs to know of the agent with this address. */
    Optional<Credentials> credentials(String email);

    /** All agents, by name. */
    List<Agent> agents();

    /** All groups, by name. */
    List<Group> groups();

    /**
     * What an admin says of a new agent.
     *
     * @param email the address
     * @param name the name
     * @param role the role
     * @param passwordHash a hash of the first password, to be changed at first sign-in
     * @param locale the language
     * @param groups the groups
     */
    record NewAgent(String email, String name, Role role, String passwordHash, String locale, Set<UUID> groups) {
        public NewAgent {
            groups = Set.copyOf(groups);
        }
    }

    /**
     * What the door needs to know.
     *
     * @param agent who
     * @param passwordHash the hash to compare with
     */
    record Credentials(Agent agent, String passwordHash) {}
}
