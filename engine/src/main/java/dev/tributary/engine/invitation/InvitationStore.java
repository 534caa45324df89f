package dev.tributary.engine.invitation;

import dev.tributary.engine.invitation.Invitations.State;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where invitations are kept. Checks nothing; takes part in the running transaction. */
public interface InvitationStore {
    /** Keeps this one in the place of the agent's earlier one. */
    void replace(Kept invitation);

    /** The one with this id. */
    Optional<Kept> find(UUID id);

    /** The one whose token has this hash, and nobody else uses it until the transaction ends. */
    Optional<Kept> lock(String tokenHash);

    /** An agent's. */
    Optional<Kept> ofAgent(UUID agent);

    /** Forgets an agent's; false when there was none. */
    boolean remove(UUID agent);

    /** Its mail has gone, or never will; the sealed token is forgotten. */
    void settle(UUID id, State state, @Nullable String problem);

    /** Its mail was tried in vain so often. */
    void tried(UUID id, int tries);

    /**
     * An invitation with what only the house knows of it.
     *
     * @param id the id
     * @param agent who is invited
     * @param tokenHash SHA-256 of the token, in hexadecimal
     * @param sealed the token under seal, null once the mail is settled
     * @param invitedBy who invited
     * @param state how far its mail is
     * @param problem why its mail could not be sent, or null
     * @param tries how often that was tried in vain
     * @param expiresAt until when the link is good
     */
    record Kept(
            UUID id,
            UUID agent,
            String tokenHash,
            @Nullable String sealed,
            UUID invitedBy,
            State state,
            @Nullable String problem,
            int tries,
            Instant expiresAt) {}
}
