package dev.tributary.engine.webhook;

import dev.tributary.engine.errand.Errand;
import dev.tributary.engine.webhook.HookCallStore.Waiting;
import dev.tributary.engine.webhook.HookPost.Outcome;
import dev.tributary.engine.webhook.Webhooks.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Makes a call, again and again with growing pauses, and gives it up in the end. A call that arrived while its node died is
 * repeated under the same id. At most two threads of the scheduler call the same webhook: one that is slow or dead holds up
 * nothing else.
 */
@Component
final class Calling implements Errand {
    /** How long to wait after each try in vain; after the last it is given up. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(5));

    private static final int AT_ONCE = 2;
    private static final Duration TURN = Duration.ofSeconds(1);

    private final HookCallStore store;
    private final HookRegister register;
    private final HookPost post;
    private final Clock clock;
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();

    Calling(HookCallStore store, HookRegister register, HookPost post, Clock clock) {
        this.store = store;
        this.register = register;
        this.post = post;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> run(UUID id) {
        Waiting call = store.waiting(id).orElse(null);
        if (call == null) return Optional.empty();
        Hook hook = register.find(call.webhook()).orElse(null);
        if (hook == null) {
            store.tried(id, call.tries(), State.DEAD, "removed", clock.instant());
            return Optional.empty();
        }
        Semaphore turn = turns.computeIfAbsent(hook.name(), name -> new Semaphore(AT_ONCE));
        if (!turn.tryAcquire()) return Optional.of(clock.instant().plus(TURN));
        Outcome outcome;
        try {
            outcome = post.send(hook, id, call.body());
        } finally {
            turn.release();
        }
        return settled(id, call.tries(), outcome);
    }

    private Optional<Instant> settled(UUID id, int before, Outcome outcome) {
        Instant now = clock.instant();
        String reason = outcome.failure();
        if (reason == null) {
            store.tried(id, before + 1, State.ARRIVED, null, now);
            return Optional.empty();
        }
        if (outcome.forGood() || before >= PAUSES.size()) {
            store.tried(id, before + 1, State.DEAD, reason, now);
            return Optional.empty();
        }
        store.tried(id, before + 1, State.WAITING, reason, now);
        return Optional.of(now.plus(PAUSES.get(before)));
    }
}
