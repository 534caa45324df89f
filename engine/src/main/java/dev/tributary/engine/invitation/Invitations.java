package dev.tributary.engine.invitation;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Invites agents who have no password of their own yet. There is at most one invitation of an agent: a further one makes
 * the links of earlier ones useless, and so does a password that the agent chose otherwise.
 */
public interface Invitations {
    /** How long a link is good for. */
    Duration GOOD_FOR = Duration.ofDays(3);

    /** What has to be set before an invitation can be mailed; empty when it can. */
    Set<Missing> missing();

    /**
     * Invites an agent, or invites them again; the mail is queued in the same transaction.
     *
     * @throws CommandRefused {@code NEEDS_FULL_ACCESS}, {@code NEEDS_OWNER} for an owner, {@code NOT_FOUND} when there is
     *     no such active agent or they have a password of their own, or {@code CANNOT_SEND_MAIL}
     */
    void invite(UUID actor, UUID agent);

    /** Takes an agent's invitation back; none is no error. @throws CommandRefused as for inviting */
    void revoke(UUID actor, UUID agent);

    /** An agent's invitation. @throws CommandRefused {@code NEEDS_FULL_ACCESS} */
    Optional<Invitation> of(UUID actor, UUID agent);

    /** Who may choose a password behind a link with this token; nobody when it is not good, or not any more. */
    Optional<Agent> invited(String token);

    /**
     * Keeps the password that was chosen behind a link, and uses the link up.
     *
     * @param passwordHash the password, hashed
     * @throws CommandRefused {@code NOT_FOUND} when the link is not good, or not any more
     */
    Agent accept(String token, String passwordHash);

    /** What an invitation needs. */
    enum Missing {
        /** The server and sender of the house's own mail. */
        MAIL,
        /** The address at which browsers reach the house. */
        PUBLIC_URL
    }

    /** How far an invitation is. */
    enum State {
        /** Its mail waits. */
        WAITING,
        /** The server has its mail. */
        SENT,
        /** Its mail could not be sent. */
        FAILED
    }

    /**
     * An invitation.
     *
     * @param agent who is invited
     * @param state how far its mail is
     * @param problem why the mail could not be sent, as a text key, or null
     * @param expiresAt until when the link is good
     */
    record Invitation(UUID agent, State state, @Nullable String problem, Instant expiresAt) {}
}
