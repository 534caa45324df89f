package dev.tributary.engine.intake;

import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.spi.Opening;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * What customers do beside writing. Seen to after the messages of the same batch, which it may be about. Takes part in the
 * running transaction.
 */
@Component
final class Asides {
    private final IntakeStore store;
    private final EventLog log;

    Asides(IntakeStore store, EventLog log) {
        this.store = store;
        this.log = log;
    }

    /** A channel's clock may be wrong; it cannot be ahead of ours. */
    IntakeResult opened(IntakeStore.Account account, Opening opening, Instant now) {
        Instant at = opening.at().isAfter(now) ? now : opening.at();
        ExternalKey customer = new ExternalKey(account.id(), ArrivalMasking.fitting(opening.customer()));
        return store.opened(customer, at, opening.until())
                .map(conversation -> {
                    log.append(NewEvent.in(EventKind.CONVERSATION_CHANGED, conversation, "window"));
                    return new IntakeResult.Updated(1);
                })
                .orElse(new IntakeResult.Updated(0));
    }
}
