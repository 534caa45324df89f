package dev.tributary.engine.conversation;

import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.outbox.Delivery;
import dev.tributary.engine.outbox.FailureWatch;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** An answer that was refused because another app answers the customer says that one does, where nobody had told so. */
@Component
final class NotOurs implements FailureWatch {
    private static final String CODE = "not_owner";

    private final CustomerStore customers;
    private final EventLog log;
    private final Clock clock;

    NotOurs(CustomerStore customers, EventLog log, Clock clock) {
        this.customers = customers;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void failed(Delivery delivery) {
        if (!CODE.equals(delivery.failureCode())) return;
        if (customers
                .owned(delivery.accountId(), delivery.recipient(), "", clock.instant())
                .isPresent())
            log.append(NewEvent.in(EventKind.CONVERSATION_CHANGED, delivery.conversationId(), "owner"));
    }
}
