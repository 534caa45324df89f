package dev.tributary.engine.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tributary.engine.errand.Errands;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks for calls of webhooks, in the running transaction, in which the conversation is written already. */
@Component
public final class HookCalls {
    private static final Jsonb JSON = JsonbBuilder.create();

    private final HookRegister register;
    private final HookCallStore store;
    private final Errands errands;
    private final Clock clock;

    HookCalls(HookRegister register, HookCallStore store, Errands errands, Clock clock) {
        this.register = register;
        this.store = store;
        this.errands = errands;
        this.clock = clock;
    }

    /** Whether there is a webhook of that name. */
    public boolean knows(String webhook) {
        return register.has(webhook);
    }

    /** Has a webhook called once the transaction has committed. */
    public void ask(String webhook, Matter matter) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Instant now = clock.instant();
        HookBody body = new HookBody(
                HookBody.VERSION,
                id.toString(),
                matter.event(),
                now.toString(),
                matter.rule(),
                matter.to(),
                matter.text(),
                store.conversation(matter.conversation()),
                matter.message());
        store.add(id, webhook, matter.conversation(), matter.event(), JSON.toJson(body), now);
        errands.ask(HookTask.NAME, id);
    }

    /**
     * What a call is about.
     *
     * @param event the event that the rule waited for
     * @param rule the rule's name
     * @param conversation the conversation
     * @param message the message, or null
     * @param to whom to tell, or nobody
     * @param text what to say, masked, or null
     */
    public record Matter(
            String event,
            String rule,
            UUID conversation,
            HookBody.@Nullable Message message,
            List<String> to,
            @Nullable String text) {
        public Matter {
            to = List.copyOf(to);
        }
    }
}
