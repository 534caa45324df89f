package dev.tributary.engine.shortcut;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text kept under a short name.
 *
 * @param id the id
 * @param owner whose own it is, or null when it is the team's
 * @param group the group that alone is offered it, or null; only of the team's
 * @param name the name to find it by, masked
 * @param text the text with variables in it, masked
 */
public record Shortcut(
        UUID id, @Nullable UUID owner, @Nullable UUID group, String name, String text) {
    /** Whether it is the team's. */
    public boolean ofTeam() {
        return owner == null;
    }
}
