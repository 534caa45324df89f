package dev.tributary.engine.reaction;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.reaction.ReactionStore.Load;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: of those who are online, in turn (who was given something longest ago) or who has least to do. What
 * was given in this transaction already counts.
 */
final class Sharing {
    private static final String LEAST_BUSY = "leastBusy";
    private static final Set<String> POLICIES = Set.of("roundRobin", LEAST_BUSY);
    private static final Load NOTHING = new Load(0, null);

    private final ReactionStore store;
    private final Roster roster;
    private final Map<UUID, Load> given = new HashMap<>();

    Sharing(ReactionStore store, Roster roster) {
        this.store = store;
        this.roster = roster;
    }

    static boolean knows(String policy) {
        return POLICIES.contains(policy);
    }

    /** The next one of a group, of everybody when it is null; somebody who has the conversation already keeps it. */
    Optional<Agent> next(String policy, LockedConversation conversation, @Nullable UUID group) {
        List<Agent> there = roster.all().stream()
                .filter(agent -> agent.active() && agent.presence() == Presence.ONLINE)
                .filter(agent -> group == null || agent.groups().contains(group))
                .toList();
        Optional<Agent> has = there.stream()
                .filter(agent -> conversation.assignees().contains(agent.id()))
                .findFirst();
        if (has.isPresent() || there.isEmpty()) return has;
        Map<UUID, Load> loads =
                new HashMap<>(store.loads(there.stream().map(Agent::id).toList()));
        given.forEach((agent, more) ->
                loads.merge(agent, more, (before, now) -> new Load(before.open() + now.open(), now.lastAssigned())));
        Comparator<Agent> turn = Comparator.comparing(agent -> last(loads, agent));
        if (policy.equals(LEAST_BUSY))
            turn = Comparator.<Agent>comparingInt(
                            agent -> loads.getOrDefault(agent.id(), NOTHING).open())
                    .thenComparing(turn);
        return there.stream().min(turn.thenComparing(Agent::email));
    }

    private static Instant last(Map<UUID, Load> loads, Agent agent) {
        Instant last = loads.getOrDefault(agent.id(), NOTHING).lastAssigned();
        return last == null ? Instant.MIN : last;
    }

    void given(UUID agent, Instant now) {
        given.merge(agent, new Load(1, now), (before, more) -> new Load(before.open() + 1, now));
    }
}
