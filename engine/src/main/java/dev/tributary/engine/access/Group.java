package dev.tributary.engine.access;

import java.util.Set;
import java.util.UUID;

/**
 * A group of agents.
 *
 * @param id the id
 * @param code the short key that rules name it by: lower-case letters, digits, dashes
 * @param name the name people see
 * @param members ids of its agents
 */
public record Group(UUID id, String code, String name, Set<UUID> members) {
    public Group {
        members = Set.copyOf(members);
    }
}
