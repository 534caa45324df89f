package dev.tributary.engine.access;

import dev.tributary.engine.access.CommandRefused.Reason;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one place that says who may do what. Services ask it inside the transaction that acts, so that a right that was
 * just taken away is gone. Lists ask the database the same question in SQL ({@code Visibility} in the store); a property
 * test holds the two together.
 */
@Component
public final class Permissions {
    private final PeopleStore people;

    Permissions(PeopleStore people) {
        this.people = people;
    }

    /**
     * The active agent with this id.
     *
     * @throws CommandRefused {@code NOT_VISIBLE} when there is none: whoever asks is nobody here
     */
    public Agent active(UUID agent) {
        return people.agent(agent).filter(Agent::active).orElseThrow(() -> new CommandRefused(Reason.NOT_VISIBLE));
    }

    /**
     * The active agent with this id, who may change rules, channels, people and settings.
     *
     * @throws CommandRefused {@code NEEDS_FULL_ACCESS} otherwise
     */
    public Agent requireFullAccess(UUID agent) {
        return people.agent(agent)
                .filter(Permissions::mayAdminister)
                .orElseThrow(() -> new CommandRefused(Reason.NEEDS_FULL_ACCESS));
    }

    /** Whether rules, channels, people and settings are theirs to change. */
    public static boolean mayAdminister(Agent agent) {
        return agent.active() && agent.role().seesAll();
    }

    /** Whether they may change an owner, or make one: only an owner may, or full access could crown itself. */
    public static boolean mayChangeOwners(Agent agent) {
        return agent.active() && agent.role() == Role.OWNER;
    }

    /** Whether a conversation of this group (null: nobody's) with these assignees is theirs to open. */
    public static boolean mayOpen(Agent agent, @Nullable UUID group, Collection<UUID> assignees) {
        if (!agent.active()) return false;
        return agent.role().seesAll()
                || group == null
                || agent.groups().contains(group)
                || assignees.contains(agent.id());
    }

    /** Whether a conversation with these assignees is theirs to resolve: an assignee, full access, the owner. */
    public static boolean mayResolve(Agent agent, Collection<UUID> assignees) {
        return agent.active() && (agent.role().seesAll() || assignees.contains(agent.id()));
    }
}
