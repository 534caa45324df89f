package dev.tributary.engine.access;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody who answers.
 *
 * @param id the id
 * @param email the address to sign in with, in lower case
 * @param name the name customers and colleagues see
 * @param role what they may do
 * @param active false once deactivated: may not sign in, is not assigned to
 * @param presence whether they are there
 * @param locale the language of their screens, {@code hu} or {@code en}
 * @param theme {@code light}, {@code dark} or {@code system}
 * @param passwordChangeDue whether they must choose a password at the next sign-in
 * @param sessionEpoch grows whenever all their sessions must end
 * @param groups the ids of their groups
 */
public record Agent(
        UUID id,
        String email,
        String name,
        Role role,
        boolean active,
        Presence presence,
        String locale,
        String theme,
        boolean passwordChangeDue,
        long sessionEpoch,
        Set<UUID> groups) {
    public Agent {
        groups = Set.copyOf(groups);
    }
}
