package dev.tributary.engine.webhook;

import dev.tributary.engine.errand.Errand;
import dev.tributary.engine.errand.Turns;
import dev.tributary.engine.webhook.HookCallStore.Waiting;
import dev.tributary.engine.webhook.HookPost.Outcome;
import dev.tributary.engine.webhook.Webhooks.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Makes a call, again and again with growing pauses, and gives it up in the end. A call that arrived while its node died is
 * repeated under the same id. {@link Turns} see to it that a webhook that is slow or dead holds up nothing else.
 */
@Component
final class Calling implements Errand {
    /** How long to wait after each try in vain; after the last it is given up. */
    static final List<Duration> PAUSES = Turns.USUAL_PAUSES;

    private final HookCallStore store;
    private final HookRegister register;
    private final HookPost post;
    private final Clock clock;
    private final Turns turns;

    Calling(HookCallStore store, HookRegister register, HookPost post, Clock clock) {
        this.store = store;
        this.register = register;
        this.post = post;
        this.clock = clock;
        this.turns = new Turns(clock, PAUSES);
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
        return turns.take(hook.name(), () -> post.send(hook, id, call.body()))
                .map(outcome -> settled(id, call.tries() + 1, outcome))
                .orElseGet(() -> Optional.of(turns.soon()));
    }

    private Optional<Instant> settled(UUID id, int tries, Outcome outcome) {
        Instant now = clock.instant();
        String reason = outcome.failure();
        if (reason == null) {
            store.tried(id, tries, State.ARRIVED, null, now);
            return Optional.empty();
        }
        Optional<Instant> again = outcome.forGood() ? Optional.empty() : turns.again(tries);
        store.tried(id, tries, again.isPresent() ? State.WAITING : State.DEAD, reason, now);
        return again;
    }
}
