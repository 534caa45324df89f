package dev.tributary.engine.webhook;

import dev.tributary.engine.webhook.Webhooks.Call;
import dev.tributary.engine.webhook.Webhooks.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where calls are kept. Takes part in the running transaction. */
public interface HookCallStore {
    /** Adds a call that waits. */
    void add(UUID id, String webhook, UUID conversation, String event, String body, Instant now);

    /** The body of a call that waits, with how often it was tried. */
    Optional<Waiting> waiting(UUID id);

    /** It was tried once more. */
    void tried(UUID id, int tries, State state, @Nullable String reason, Instant now);

    /** The newest calls, newest first. */
    List<Call> newest(int limit);

    /** What a receiver is told of a conversation. */
    HookBody.Conversation conversation(UUID conversation);

    /** Forgets what was settled before then. */
    void forget(Instant before);

    /**
     * A call that waits.
     *
     * @param webhook the name of its webhook
     * @param body what it says
     * @param tries how often it was tried in vain
     */
    record Waiting(String webhook, String body, int tries) {}
}
