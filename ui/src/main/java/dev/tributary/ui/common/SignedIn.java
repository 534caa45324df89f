package dev.tributary.ui.common;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/**
 * Who signed in, as kept in the session.
 *
 * @param id the agent
 * @param email the address they signed in with
 * @param epoch the agent's session epoch at that moment; the session ends when the agent's is greater
 */
public record SignedIn(UUID id, String email, long epoch) implements Principal, Serializable {
    @Override
    public String getName() {
        return email;
    }
}
