package dev.tributary.engine.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The webhooks of the house. Reading and changing them needs full access. */
public interface Webhooks {
    /** How the names of the settings begin in which they are kept; the webhook's own name follows. */
    String PLACE = "webhook/";

    /** All of them, by name. */
    List<Webhook> all(UUID actor);

    /**
     * Adds one, or changes the address of one that is there.
     *
     * @param privateAllowed whether its address may lie in the house's own network; only the owner can say so
     * @return its secret when it is new, to be shown once
     * @throws dev.tributary.engine.access.CommandRefused {@code FIELD_MALFORMED} ({@code name} or {@code url}),
     *     {@code NEEDS_FULL_ACCESS}, {@code NEEDS_OWNER}
     */
    Optional<String> put(UUID actor, String name, String url, boolean privateAllowed);

    /** Gives it a new secret, to be shown once; calls that wait are signed with it. */
    String renewSecret(UUID actor, String name);

    /** Removes it; calls that wait are given up. */
    void remove(UUID actor, String name);

    /** The newest calls of all webhooks, newest first. */
    List<Call> calls(UUID actor, int limit);

    /**
     * A webhook.
     *
     * @param name how rules call it
     * @param url its address
     * @param privateAllowed whether that may lie in the house's own network
     */
    record Webhook(String name, String url, boolean privateAllowed) {}

    /**
     * A call.
     *
     * @param id its own id, which the receiver sees
     * @param webhook the name of the webhook
     * @param conversation about which conversation
     * @param event what happened
     * @param state how far it got
     * @param tries how often it was tried
     * @param reason why the last try failed, or null
     * @param createdAt when it was asked for
     * @param settledAt when it arrived or was given up, or null
     */
    record Call(
            UUID id,
            String webhook,
            UUID conversation,
            String event,
            State state,
            int tries,
            @Nullable String reason,
            Instant createdAt,
            @Nullable Instant settledAt) {}

    /** How far a call got. */
    enum State {
        /** Not yet. */
        WAITING,
        /** The other side said that it has it. */
        ARRIVED,
        /** Given up. */
        DEAD
    }
}
