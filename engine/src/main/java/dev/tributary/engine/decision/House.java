package dev.tributary.engine.decision;

import java.util.Set;

/**
 * The names that rules may use: what exists in this house right now.
 *
 * @param channels keys of channels
 * @param groups codes of groups
 * @param agents addresses of active agents
 * @param webhooks names of webhooks
 */
public record House(Set<String> channels, Set<String> groups, Set<String> agents, Set<String> webhooks) {
    public House {
        channels = Set.copyOf(channels);
        groups = Set.copyOf(groups);
        agents = Set.copyOf(agents);
        webhooks = Set.copyOf(webhooks);
    }
}
